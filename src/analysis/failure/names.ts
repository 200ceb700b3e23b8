import { wordsOf } from '../sensitive/words.ts';

/** Names that only an exception goes by, wherever they are declared. */
const STRONG = /^_?(err|error|exception|exc|thrown)\d?$|^[a-z]\w*(Err|Error|Exception)$/;
/** Names that an exception may have where the place says so. */
const WEAK = /^_?(e|er|ex|cause|reason|rejection|why)\d?$/;
/** Named like an error, but a text, a flag, a list or a record about one. */
const NO_ERROR =
  /^(is|has|no|on|show|set|get|log|handle|clear|form|field|validation|input|server)?[A-Z]?\w*(Errors|ErrorMessage|ErrorMsg|ErrorText|ErrorCode)$|^(is|has|on|show|set|log|handle|throw|form|field|input|last)[A-Z]\w*Error$/;

/** Is this a name that says by itself that its value is an exception? */
export const isErrorName = (name: string): boolean => STRONG.test(name) && !NO_ERROR.test(name);

/** May a value of this name be an exception, where its place says that one comes here? */
export const mayNameError = (name: string): boolean =>
  isErrorName(name) || WEAK.test(name) || /err/i.test(name);

/** Events that bring an exception. */
export const isErrorEvent = (name: string): boolean =>
  /(^|[^a-z]|[a-z](?=[EF]))(error|failed|failure|exception|uncaughtexception|unhandledrejection|rejected)$/i.test(name);

/** Properties and methods that take a handler of errors: `onError`, `error`, `onFailedAttempt`. */
export const takesErrorHandler = (name: string): boolean =>
  /^_?(on)?_?(error|failure|exception|rejected|rejection|failedAttempt|unhandledRejection|uncaughtException)(Handler|Callback)?$/i.test(name) ||
  /^(handle|catch|set)\w*Error(Handler|Callback)?$|^errorHandler$|^componentDidCatch$/.test(name);

/** Functions that give the text of an exception alone: `getErrorMessage(e)`. */
export const givesMessage = (name: string): boolean =>
  /^(get|to|extract|format|read|parse|normali[sz]e|build|make|resolve|stringify|safe)?_?(unknown|api|axios|http)?_?(err|error|exception|axios\w*)?_?(to)?_?(message|msg|text|string|str|desc(ription)?)(From|Of)?(_?(err|error|exception|unknown))?$/i.test(name) &&
  /err|exc|msg|message/i.test(name);

/** Functions that make a whole exception out of what was thrown: `toError(e)`, `serializeError(e)`. */
export const givesError = (callee: string): boolean => {
  const name = callee.slice(callee.lastIndexOf('.') + 1);
  return /(err|error|exception)s?\w*$/i.test(name) && !givesMessage(name) &&
    !/^(is|has|log|report|print|show|set|send|handle|format|describe|render|throw)[A-Z_]|code|status|type|kind|name$/i.test(name);
};

/** Functions that take out what must not be logged: `redactCredentials(String(e))`. */
export const hidesParts = (name: string): boolean =>
  wordsOf(name).some((word) => HIDES.test(word)) && !/^(is|has|un|de)/.test(name);

const HIDES = /^(redact|mask|scrub|censor|saniti[sz]e|anonymi[sz]e|pseudonymi[sz]e|obfuscate|conceal)(d|ed|r|er)?$/;

/** Colours and other decorations, which turn whatever they get into text. */
export const isDecoration = (callee: string): boolean =>
  /^(chalk|colou?rs|pc|picocolors|kleur|c|ansi|clc|yellow|red|green|bold|dim|gray|grey|cyan|blue|magenta)\b/.test(callee);

/** Words that say that something failed. */
export const saysFailure = (text: string): boolean =>
  /fail|error|unable|could ?n[o']?t|can ?not|can't|couldn't|did ?n[o']t|exception|reject|invalid|crash|broken|abort|denied|timed? ?out|unhandled|uncaught|unexpected|unsuccessful|went wrong|oops|problem|not found|not exist|n't exist|unavailable|not available|not accessible|unreachable|malformed|corrupt|no such|refused|❌|✖|✗|실패|오류|에러|문제|못했|없습니다|않습니다|불가|예외|거부|잘못|비정상|장애|失敗|失败|エラー|错误|例外|异常|無効|无法|できません|erro\b|falha|lỗi|fehler|échec|erreur|ошибк|не удалось|no se pudo|hata\b/i
    .test(text);

/** What a `catch` clause got is an answer or a number, says its name: `catch (response)`. */
export const isOtherCaught = (name: string): boolean =>
  /^_?(code|exitCode|status|statusCode|signal|res|resp|response)(_?\d+)?$/.test(name);

/** Members that are exceptions themselves: `err.cause`. */
export const isInnerError = (name: string): boolean =>
  /^(cause|originalError|innerError|innerException)$/.test(name);

/** What a rejection brought is a number, a text or an answer, say those who named it. */
export const isOtherName = (name: string): boolean =>
  /^_?(code|exitCode|status|statusCode|signal|res|resp|response|result|data|msg|message|text|value|event|evt|ev|errors?Code|err(or)?(Code|Message|Msg|Text))(_?\d+)?$/
    .test(name);
