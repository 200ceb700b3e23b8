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
      '|pass.?(word|phrase|wd)|(reset.?password|password.?reset).?token|(user|login|db).?pw|(pin|otp|verification|verify|auth|mfa|totp|sms|login|recovery|' +
      'backup|one.?time|two.?factor).?code|one.?time.?pass(word)?|(secret|signing|encryption|access|' +
      'service.?role|account|license).?key|(client|webhook|app|api|consumer|shared|totp|mfa|jwt|two.?factor).?secret|' +
      '(private|secret|api|access).?key.?(id.?secret|hex|pem|base)|' +
      '(reset|verification|verify|confirmation|activation|invite|invitation|login|sign.?in|auth|' +
      'email|required).?token|csrf|xsrf|set.?cookie|(auth|authorization|cookie).?header|basic.?auth|' +
      'magic.?link|(seed|mnemonic|recovery).?(phrase|words)|security.?answer|connection.?(string|ur[il])|' +
      '(database|db|mongo|mongodb|postgres|postgresql|mysql|redis|amqp|rabbitmq).?(ur[il]|connection)|' +
      '비번|패스워드|비밀키|인증키|암호화키|인증토큰|토큰|인증코드|bimilbeonho|injeung.?beonho',
    weak: 'tokens|auth|session|pin|pass|pw|key|signature|salt|sid|mnemonic|암호',
    cancels: 'reset|required|mismatch|length|policy|strength|changed|rules|tokenizer|bucket',
    gravity: 4,
    mask: 'maskSecret',
    isMasked: true,
  },
  rrn: {
    title: 'resident registration number',
    strong:
      RRN +
      '|jumin.?(beonho|deungrok|deungnok|front|back)|resident.?(registration|reg|no|number)|' +
      '(foreigner|alien).?(registration|reg|no|number)|social.?security|aadha?ar|nric|' +
      'national.?(id|identity|identification|insurance)|(identity|id).?card.?(no|number)|' +
      '외국인등록|외국인번호|oegugin.?(deungnok|beonho)',
    weak: 'resident.?id|nid|id.?number|identity.?number|citizen.?(id|no|number)',
    cancels: '',
    gravity: 4,
    mask: 'maskRrn',
    isMasked: true,
  },
  card: {
    title: 'card number',
    strong:
      CARD +
      '|(credit|debit).?card|cc.?(no|num|number)|(card|cvv|cvc).?(pan|security.?code|verification.?code|code)|' +
      'primary.?account.?number|cvv|kadeu.?beonho|신용카드|체크카드',
    weak: 'card|pan|카드',
    cancels: 'type|brand|company|issuer|reader|component|deck|layout',
    gravity: 4,
    mask: 'maskCard',
    isMasked: true,
  },
  email: {
    title: 'e-mail address',
    strong: '(e|g).?mail(.?addr(ess)?)?|mail.?addr(ess)?|이메일(주소)?|메일주소|jeonja.?upyeon(.?juso)?',
    weak: 'mail|메일',
    cancels:
      'template|enabled|sent|config|subject|body|verified|provider|service|queue|domain|' +
      'notification|transport',
    gravity: 2,
    mask: 'maskEmail',
    isMasked: true,
  },
  phone: {
    title: 'phone number',
    strong:
      PHONE +
      '|tele.?phone|(cell|hand|mobile|home|office|work|whatsapp).?phone|msisdn|' +
      '(contact|cell|mobile|whatsapp|fax|sms|caller|callee|dialed|dialled|subscriber|receiver).?(no|num|number)|' +
      'phone.?(with.?country.?code|digits)|핸드폰|연락처|전번|폰번호|휴대전화|' +
      'jeonhwa(.?beonho)?|hyudaepon|hyudae.?jeonhwa|yeollakcheo',
    weak: 'mobile|hp|cell|contact|fax|팩스',
    cancels: 'code|app|form|model|country|prefix|screen|view|device|browser|width|only',
    gravity: 3,
    mask: 'maskPhone',
    isMasked: true,
  },
  account: {
    title: 'bank account',
    strong:
      'account.?n(o|um)|acc(t)?.?(no|num|number)|계좌|bank.?account|iban|(routing|bank).?number|sort.?code|' +
      '(refund|deposit|withdrawal|beneficiary|virtual).?account|gyejwa(.?beonho)?',
    weak: 'account|acct',
    cancels: 'service|manager|role|settings|plan',
    gravity: 3,
    mask: 'maskAccount',
    isMasked: true,
  },
  passport: {
    title: 'passport number',
    strong: 'passport|여권|yeogwon(.?beonho)?',
    weak: 'passport',
    cancels: 'strategy|session|initialize|authenticate|local|jwt|config',
    gravity: 4,
    mask: 'maskPassport',
    isMasked: true,
  },
  licence: {
    title: "driver's licence number",
    strong:
      'driv(er|ers|ing).?licen[cs]e|licen[cs]e.?(no|num)|dl.?(no|number)|운전면허|면허번호|myeonheo(.?beonho)?',
    weak: 'licen[cs]e|면허',
    cancels: 'key|software|file|text|spdx|header',
    gravity: 4,
    mask: 'maskLicence',
    isMasked: true,
  },
  birth: {
    title: 'birth date',
    strong: 'birth.?(day|date|year)|생년|date.?of.?birth|dob|생일|saengnyeonwolil|saengil',
    weak: 'birth|age|나이',
    cancels: 'max|min|cache|control',
    gravity: 2,
    mask: 'maskBirth',
    isMasked: true,
  },
  name: {
    title: 'name of a person',
    strong:
      '(full|real|first|last|given|family|middle|maiden|legal|customer|patient|member|recipient|receiver|' +
      'sender|buyer|purchaser|guest|visitor|guardian|applicant|student|teacher|employee|passenger|' +
      'beneficiary|depositor|contact|holder|card.?holder|account.?holder|billing|shipping|korean|kor).?name|' +
      '(card|account).?holder|surname|성명|성함|고객명|회원명|환자명|예약자명|예약자|수령인|예금주|보호자명|' +
      'seongmyeong|ireum',
    weak: 'name|nick.?name|user.?name|display.?name|이름',
    cancels: 'file|host|class|function|event|type|room|package|column|table|app|service',
    gravity: 1,
    mask: 'maskName',
    isMasked: true,
  },
  address: {
    title: 'postal address',
    strong:
      '(home|street|road|postal|shipping|billing|delivery|mailing|residential|permanent|detail|jibun|' +
      'recipient|full).?addr(ess)?|addr(ess)?.?(line|detail)|(?<!ip|웹|메일)주소|배송지|juso',
    weak: 'addr(ess)?|street|zip.?code|post(al)?.?code|우편번호',
    cancels: 'ip|mac|server|host|bind|listen|contract|wallet|memory|remote|email|e|이메일|메일|웹|서버|맥|지갑',
    gravity: 2,
    mask: 'maskAddress',
    isMasked: true,
  },
  ip: {
    title: 'IP address',
    strong:
      '(client|user|real|request|login|visitor|caller|remote|source|signup|customer|member).?ip(.?addr(ess)?)?|' +
      'ip.?addr(ess)?|remote.?addr(ess)?|forwarded.?for|아이피(주소)?|ip.?주소',
    weak: 'ip',
    cancels: 'server|bind|listen|version|range|whitelist|allowlist',
    gravity: 1,
    mask: 'maskIp',
    isMasked: false,
  },
  location: {
    title: 'location of a person',
    strong:
      'geo.?location|gps(.?(coords|coordinates|location|position))?|lat.?(lng|lon|long)|' +
      '(home|pickup|dropoff|driver|rider|last.?known|device|my).?(location|position|coords|coordinates)|위도|경도',
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
  'check|validate|verify|send|mask|redact|hash|encrypt|on|handle|use|no|missing|invalid|change|' +
  'forgot|forget|reset|update|create|delete|remove|add|save|fetch|load|find|parse|generate|compare';
