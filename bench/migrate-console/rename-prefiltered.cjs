/** The same rename, by someone who looks for the word before anything is parsed. */
const rename = require('./rename.cjs');

module.exports = function renamePrefiltered(file, api) {
  return file.source.includes('console') ? rename(file, api) : undefined;
};
