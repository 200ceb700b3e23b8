import { CANCELS, CARD, CREDENTIAL, PHONE, RRN } from './names.ts';

export type KindId =
  | 'credential'
  | 'rrn'
  | 'card'
  | 'phone'
  | 'email'
  | 'account'
  | 'passport'
  | 'licence'
  | 'birth'
  | 'name'
  | 'address'
  | 'ip'
  | 'location';

/** One kind as the table below has it. Names are alternatives of a regular expression. */
export interface Row {
  /** What people call it. */
  readonly title: string;
  /** Names that stand alone. */
  readonly strong: string;
  /** Names that count only beside a person: `user.name`. May repeat strong ones: see `kindOf`. */
  readonly weak: string;
  /** Words around such a name that make it something else, beside those for all kinds. */
  readonly cancels: string;
  /** How bad it is in a log, from 1 (a name) to 4 (a resident number, a password). */
  readonly gravity: 1 | 2 | 3 | 4;
  /** Export of this package that hides it. */
  readonly mask: string;
  /** Does the runtime hide it unless told otherwise? */
  readonly isMasked: boolean;
}

/** The kinds of personal data and secrets; an earlier kind wins over a later one. */
export const ROWS: Readonly<Record<KindId, Row>> = {
  credential: {
    title: 'credential',
    strong:
      CREDENTIAL +
      '|pass.?phrase|pin.?code|(secret|signing|encryption).?key|client.?secret|cvv|csrf|xsrf|' +
      'set.?cookie|(otp|verification|auth).?code|connection.?string|비번|비밀키|인증키|bimilbeonho',
    weak: 'tokens|auth|session|pin|pass|key|signature|salt|sid|암호',
    cancels: 'reset|required|mismatch|length|policy|strength|changed|rules|tokenizer|bucket',
    gravity: 4,
    mask: 'maskSecret',
    isMasked: true,
  },
  rrn: {
    title: 'resident registration number',
    strong:
      RRN +
      '|resident.?(registration|reg)|(foreigner|alien).?(registration|reg)|social.?security|' +
      'national.?id|외국인등록|oegugin.?deungnok',
    weak: 'resident.?(no|number|id)|nid',
    cancels: '',
    gravity: 4,
    mask: 'maskRrn',
    isMasked: true,
  },
  card: {
    title: 'card number',
    strong: CARD + '|(credit|debit).?card|kadeu.?beonho|신용카드|체크카드',
    weak: 'card|pan|카드',
    cancels: 'type|brand|company|issuer|reader|component|deck|layout',
    gravity: 4,
    mask: 'maskCard',
    isMasked: true,
  },
  email: {
    title: 'e-mail address',
    strong: 'e.?mail|mail.?addr(ess)?|이메일|메일주소|jeonja.?upyeon',
    weak: 'mail|메일',
    cancels:
      'template|enabled|sent|config|subject|body|verified|provider|service|queue|domain|' +
      'notification|transport|sender',
    gravity: 2,
    mask: 'maskEmail',
    isMasked: true,
  },
  phone: {
    title: 'phone number',
    strong:
      PHONE +
      '|tele.?phone|(cell|hand|mobile|home).?phone|msisdn|(contact|cell).?(no|num)|핸드폰|연락처|' +
      'jeonhwa|hyudaepon|hyudae.?jeonhwa|yeollakcheo',
    weak: 'mobile|hp|tel|cell|contact|fax|팩스',
    cancels: 'code|app|form|model|country|prefix|screen|view|device|browser|width|only',
    gravity: 3,
    mask: 'maskPhone',
    isMasked: true,
  },
  account: {
    title: 'bank account',
    strong: 'account.?n(o|um)|계좌|acct.?(no|num)|bank.?account|iban|gyejwa',
    weak: 'account|acct',
    cancels: 'service|manager|role|settings|plan',
    gravity: 3,
    mask: 'maskAccount',
    isMasked: true,
  },
  passport: {
    title: 'passport number',
    strong: 'passport|여권|yeogwon',
    weak: 'passport',
    cancels: 'strategy|session|initialize|authenticate|local|jwt|config',
    gravity: 4,
    mask: 'maskPassport',
    isMasked: true,
  },
  licence: {
    title: "driver's licence number",
    strong: 'driv(er|ers|ing).?licen[cs]e|licen[cs]e.?(no|num)|운전면허|면허번호|myeonheo',
    weak: 'licen[cs]e|면허',
    cancels: 'key|software|file|text|spdx|header',
    gravity: 4,
    mask: 'maskLicence',
    isMasked: true,
  },
  birth: {
    title: 'birth date',
    strong: 'birth.?(day|date)|생년|date.?of.?birth|dob|생일|saengnyeonwolil|saengil',
    weak: 'birth|age|나이',
    cancels: 'max|min|cache|control',
    gravity: 2,
    mask: 'maskBirth',
    isMasked: true,
  },
  name: {
    title: 'name of a person',
    strong:
      '(full|real|first|last|given|family|customer|patient|member).?name|surname|성명|고객명|' +
      '회원명|seongmyeong|ireum',
    weak: 'name|nick.?name|user.?name|display.?name|이름',
    cancels: 'file|host|class|function|event|type|room|package|column|table|app|service',
    gravity: 1,
    mask: 'maskName',
    isMasked: true,
  },
  address: {
    title: 'postal address',
    strong:
      '(home|street|road|postal|shipping|billing|delivery).?addr(ess)?|' +
      '(?<!ip|웹|메일)주소|juso',
    weak: 'addr(ess)?|street|zip.?code|postal.?code|우편번호',
    cancels: 'ip|mac|server|host|bind|listen|contract|wallet|memory|remote|email',
    gravity: 2,
    mask: 'maskAddress',
    isMasked: true,
  },
  ip: {
    title: 'IP address',
    strong: 'client.?ip|user.?ip|ip.?addr(ess)?|remote.?addr(ess)?|forwarded.?for',
    weak: 'ip',
    cancels: 'server|bind|listen|version|range|whitelist|allowlist',
    gravity: 1,
    mask: 'maskIp',
    isMasked: false,
  },
  location: {
    title: 'location of a person',
    strong: 'geo.?location|gps|lat.?(lng|lon)|위도|경도',
    weak: 'latitude|longitude|lat|lng|lon|coords?|coordinates?|location|위치',
    cancels: 'url|href|path|header|router|window|file|source|start|end|line',
    gravity: 2,
    mask: 'maskLocation',
    isMasked: false,
  },
};

export const KIND_IDS = Object.keys(ROWS) as KindId[];

/** Names of records about people: what makes `user.name` personal, and `file.name` not. */
export const OWNERS =
  'user|member|customer|client|patient|person|profile|employee|staff|applicant|buyer|seller|' +
  'guest|visitor|subscriber|consultant|counselor|student|teacher|parent|child|owner|contact|' +
  'recipient|sender|회원|고객|환자|사용자|직원|상담사';

/** Owners that are clear enough for the runtime to hide weak names below them. */
export const SURE_OWNERS = 'user|member|customer|patient|employee|applicant|회원|고객|환자';

/** Last words that describe something about a value instead of being it. */
export const LAST_CANCELS =
  CANCELS +
  '|url|status|len|size|date|time|timestamp|file|filename|path|href|link|msg|message|error|err|hint|regex|' +
  'regexp|pattern|placeholder|label|title|field|input|form|button|modal|page|view|component|' +
  'state|policy|format|version|limit|ttl|index|flag|mode|enabled|disabled|valid|validator|' +
  'validation|verified|required|visible|expired|expires|expiry|schema|option|options|list|map|' +
  'handler|callback|fn|func|service|manager|provider|factory|helper|util|utils|store|hook';

/** First words that make a name a question or an action: `isEmailValid`, `sendEmail`. */
export const FIRST_CANCELS =
  'is|has|had|should|can|could|will|need|needs|require|requires|allow|enable|disable|show|hide|' +
  'check|validate|verify|send|mask|redact|hash|encrypt|on|handle|use|no|missing|invalid';
