import { enclosingFunction } from '../ast.ts';
import { functionName } from '../logger-shape.ts';
import type { Node, Unit } from '../types.ts';
import type { NameHit } from './names.ts';
import type { Place, Search } from './search.ts';
import { wordsOf } from './words.ts';

/** Names of whom a message goes to. */
const RECIPIENT = /^(to|cc|bcc|recipients?|receivers?|send_?to|mail_?to|addressees?|to_?(address|number|list)|recipient_?(address|list)|destination)$/i;
/** Names that leave it to the text to say whom a message goes to. */
const ANYONE = /^(addr(ess)?|target|value|val|contact|number|num|dest)$/i;
/** Owners that a message's fields may have. */
const MESSAGE_OWNER = /^(e?mails?|msg|message|letter|envelope|data|payload|params|args|input|body|dto|opts|options|sms|notification|invitation|invite)$/;
const MAIL = /e-?mails?\b|\bmails?\b|invitation|newsletter|메일/i;
const MESSAGE = /\bsms\b|text message|\botp\b|whats_?app|alimtalk|문자|알림톡/i;
/** Names of whom a message came from. */
const SENDER = /^(from|sender|from_?(number|phone|jid)|sender_?(number|phone|jid))$/i;
const MAIL_FILE = /sendMail|nodemailer|sendgrid|sgMail|\bsmtp\b|mailgun|mailer|resend\.|postmark|SESClient|메일/i;
const MESSAGE_FILE = /\bsms\b|sendSms|twilio|coolsms|solapi|aligo|alimtalk|알림톡|whats_?app|baileys|\bwati\b|vonage|messagebird/i;
/** In such files `to` is somewhere else. */
const OTHER_FILE = /\brouter\.(push|replace|navigate)\b|useRouter|useNavigate|migrat|ethers|web3|blockchain|\b(departure|arrival|flights?|trains?|bus(es)?|journey|trips?)\b/i;
/** From and to may be days and pages. */
const SPAN = /^(date|time_?zone|range|start|end|limit|page|shift|interval|granularity|offset)$/i;
const SPAN_FILE = /\b(from|to)\??: (Date|number)\b/;
/** A text that goes on with the person: `mail sent to `, `메일 발송: `. */
const GOES_ON = /\bto:?\s*['"<([]?$/i;

/**
 * The kind of `to`, of `mail.to`: by the text before it, the function around it, the names
 * beside it, or the rest of the file.
 */
export function recipientHit(
  { unit }: Search,
  node: Node,
  name: string,
  place: Place,
  owner: string | null = null,
): NameHit | null {
  const said = place.said ?? '';
  const isSaid = ANYONE.test(name) && GOES_ON.test(said.slice(-20));
  const isSender = SENDER.test(name);
  if (!isSaid && !isSender && !RECIPIENT.test(name)) return null;
  if (place.beside?.some((one) => SPAN.test(one)) || SPAN_FILE.test(unit.text)) return null;
  if (owner !== null && !isSaid && !MESSAGE_OWNER.test(wordsOf(owner).at(-1) ?? '')) return null;
  const fn = enclosingFunction(node);
  const around = fn ? functionName(fn) ?? '' : '';
  const told = kindOfText(said, MAIL, MESSAGE) ?? kindOfText(around, /mail/i, /sms|textMessage|alimtalk|whatsapp/i) ??
    (place.beside?.includes('subject') ? 'email' as const : null);
  const kind = told ?? (isSaid ? null : kindOfFile(unit));
  // A mail comes from the program's own mailbox.
  if (isSender && kind === 'email') return null;
  return kind && { kind, word: name, strength: 'weak', owner: told && around ? around : 'a message' };
}

function kindOfFile({ filename, text }: Unit): 'email' | 'phone' | null {
  const path = filename.split(/[\\/]/).slice(-3).join('/');
  const byPath = kindOfText(path, /mail/i, /sms|whats_?app|alimtalk|twilio|\bwati/i);
  if (byPath !== null) return byPath;
  return OTHER_FILE.test(text) ? null : kindOfText(text, MAIL_FILE, MESSAGE_FILE);
}

const kindOfText = (text: string, mail: RegExp, message: RegExp) =>
  mail.test(text) === message.test(text) ? null : mail.test(text) ? 'email' as const : 'phone' as const;
