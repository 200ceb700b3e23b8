import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction } from '../ast.ts';
import { functionName } from '../logger-shape.ts';
import type { NameHit } from './names.ts';
import type { Place, Search } from './search.ts';

/** Names of whom a message goes to. */
const RECIPIENT = /^(to|cc|bcc|recipients?|receivers?|sendTo|mailTo|addressee|toAddress|toNumber|destination)$/;
const MAIL = /e-?mails?\b|\bmails?\b|invitation|newsletter|메일/i;
const MESSAGE = /\bsms\b|text message|\botp\b|whatsapp|alimtalk|문자|알림톡/i;
const MAIL_FILE = /sendMail|nodemailer|sendgrid|\bsmtp\b|mailgun|mailer|resend\.|postmark|SESClient|메일/i;
const MESSAGE_FILE = /\bsms\b|sendSms|twilio|coolsms|solapi|aligo|alimtalk|알림톡/i;
/** In such files `to` is somewhere else. */
const OTHER_FILE = /\brouter\b|useNavigate|migrat|ethers|web3|blockchain/i;

/** The kind of `to`: by the text before it, the function around it, or the rest of the file. */
export function recipientHit({ unit }: Search, node: TSESTree.Identifier, place: Place): NameHit | null {
  if (!RECIPIENT.test(node.name)) return null;
  const fn = enclosingFunction(node);
  const name = fn ? functionName(fn) ?? '' : '';
  const said = kindOfText(place.before ?? '', MAIL, MESSAGE) ?? kindOfText(name, /mail/i, /sms|textMessage|alimtalk/i);
  const kind = said ?? (OTHER_FILE.test(unit.text) ? null : kindOfText(unit.text, MAIL_FILE, MESSAGE_FILE));
  return kind && { kind, word: node.name, strength: 'weak', owner: said && name ? name : 'a message' };
}

const kindOfText = (text: string, mail: RegExp, message: RegExp) =>
  mail.test(text) === message.test(text) ? null : mail.test(text) ? 'email' as const : 'phone' as const;
