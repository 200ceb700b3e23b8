import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { memberContainer, type ContainerHit } from './containers.ts';
import type { Named } from './origin.ts';
import type { Search } from './search.ts';

/** Parts of a request that may hold all of it. */
const WHOLE = /^(data|payload|form_?data|values|info|fields|input|customer|details|record)$/i;
/** Decorators that hand a whole request to a parameter. */
const BODY = /^(Body|Payload|MessageBody|RawBody|Headers|Session|WebhookPayload|EventPayload)$/;

/** `data` of `const { type, data } = req.body`, `body` of `@Body() body: any`. */
export function requestPart({ unit }: Search, node: TSESTree.Identifier, what: Named): ContainerHit | null {
  const { origin, annotation, variable } = what;
  if (origin.from === 'property' && typeof origin.of === 'object' && origin.of !== null && WHOLE.test(origin.key)) {
    const object = unwrap(origin.of);
    const request = object.type === 'MemberExpression' ? memberContainer(unit, object) : null;
    return request?.code === 'request' ? { ...request, text: `${node.name} is part of what a client sent`, confidence: 0.7 } : null;
  }
  if (origin.from !== 'parameter' || (annotation !== null && !isAnything(annotation))) return null;
  const name = variable?.defs[0]?.name;
  const decorators = name?.type === 'Identifier' ? name.decorators ?? [] : [];
  const decorator = decorators.map(({ expression }) => expression)
    .find((one) => one.type === 'CallExpression' && one.arguments.length === 0 && BODY.test(nameOf(one.callee)));
  return decorator ? { code: 'request', text: `${node.name} holds what a client sent`, confidence: 0.75 } : null;
}

const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : '');

const isAnything = (type: TSESTree.TypeNode): boolean =>
  /^TS(Any|Unknown|Object)Keyword$/.test(type.type) ||
  (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Record');
