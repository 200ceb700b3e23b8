/** The rename as most people write it: find the calls, replace the callee, print. */
module.exports = function rename(file, api) {
  const j = api.jscodeshift;
  const root = j(file.source);
  root
    .find(j.CallExpression, {
      callee: { object: { name: 'console' }, property: { name: 'log' } },
    })
    .replaceWith((path) =>
      j.callExpression(
        j.memberExpression(j.identifier('logger'), j.identifier('info')),
        path.node.arguments,
      ));
  return root.toSource();
};
