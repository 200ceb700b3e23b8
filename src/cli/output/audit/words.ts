/** A text in both languages. `|` parts the English forms for one and for many. */
export type Words = readonly [en: string, ko: string];

/** Every text of the review that is no finding's own. */
export const WORDS = {
  title: ['Logging audit', '로그 점검 보고서'],
  titleOf: ['Logging audit of {{project}}', '{{project}} 로그 점검 보고서'],
  by: ['Made by {{name}} {{version}}', '{{name}} {{version}} 작성'],

  findings: ['{{n}} finding|{{n}} findings', '발견 {{n}}건'],
  found: ['Findings', '발견'],
  inFiles: ['in {{n}} of {{of}} files', '(전체 파일 {{of}}개 중 {{n}}개)'],
  nothing: ['Nothing to report', '지적할 사항이 없습니다'],
  nothingMore: [
    '{{of}} files were looked at, and {{calls}} of them write to a log or the console.',
    '파일 {{of}}개를 살펴보았고, 그중 {{calls}}개가 로그나 콘솔에 출력합니다.',
  ],
  repairs: [
    'logfix can make {{n}} of {{of}} repairs itself.',
    '{{of}}건 가운데 {{n}}건을 logfix가 고칠 수 있습니다.',
  ],
  silenced: [
    '{{n}} more is silenced by comments in the code.|{{n}} more are silenced by comments in the code.',
    '이 밖에 {{n}}건은 코드의 주석으로 숨겨져 있습니다.',
  ],

  severity: ['Severity', '심각도'],
  critical: ['critical', '치명'],
  high: ['high', '높음'],
  medium: ['medium', '보통'],
  low: ['low', '낮음'],

  repair: ['Repair', '조치'],
  safe: ['by logfix', '자동'],
  suggest: ['with a look', '확인 후 자동'],
  hand: ['by hand', '직접'],
  safeMeans: [
    'The program behaves as before, apart from what it logs.',
    '로그 출력 외에는 프로그램 동작이 바뀌지 않습니다.',
  ],
  suggestMeans: ['logfix writes it; somebody should look at it.', 'logfix가 고치고 사람이 확인합니다.'],
  handMeans: ['Only a person can decide.', '사람이 판단해야 합니다.'],

  levels: ['Calls by level', '레벨별 호출 수'],
  levelsLead: [
    'How loud the code is today, and after every repair that logfix offers.',
    '지금의 로그 호출과, logfix의 수정을 모두 적용한 뒤의 호출입니다.',
  ],
  level: ['Level', '레벨'],
  none: ['no level', '레벨 없음'],
  now: ['now', '현재'],
  after: ['after', '적용 후'],
  console: ['console', '콘솔'],
  logger: ['logger', '로거'],
  total: ['all', '전체'],
  counted: [
    '{{n}} call becomes a counter: it writes no line any more.|{{n}} calls become counters: they write no lines any more.',
    '호출 {{n}}건은 카운터가 되어 더 이상 줄을 남기지 않습니다.',
  ],
  stays: ['Left alone', '그대로 두는 호출'],
  staysLead: [
    '{{n}} console call stays, for it is no log.|{{n}} console calls stay, for they are no logs.',
    '로그가 아니므로 그대로 두는 콘솔 호출 {{n}}건입니다.',
  ],

  groups: ['What is wrong', '무엇이 문제인가'],
  groupsLead: ['Findings by kind, gravest first.', '심각한 것부터 유형별로 정리했습니다.'],
  group: ['Finding', '유형'],
  rule: ['Rule', '규칙'],
  count: ['Number', '건수'],
  phase: ['Phase', '단계'],

  folders: ['Where it is', '어디에 있는가'],
  foldersLead: [
    'The larger a field, the more findings in it; its colour is the gravest of them.',
    '넓이는 발견 건수, 색은 그중 가장 높은 심각도입니다.',
  ],
  folder: ['Folder', '폴더'],
  otherFolders: ['{{n}} more folder|{{n}} more folders', '그 밖의 폴더 {{n}}개'],
  asTable: ['The same as a table', '표로 보기'],

  kinds: ['Personal data', '개인정보'],
  kindsLead: [
    'What reaches the log unmasked, by kind.',
    '마스킹 없이 로그에 남는 개인정보의 종류입니다.',
  ],
  noKinds: ['No personal data was found in log calls.', '로그 호출에서 개인정보가 발견되지 않았습니다.'],
  kind: ['Kind', '종류'],

  hotSpots: ['Hot spots', '집중 파일'],
  hotSpotsLead: [
    'Files to begin with. Critical counts 25, high 10, medium 3, low 1.',
    '먼저 손볼 파일입니다. 치명 25, 높음 10, 보통 3, 낮음 1점으로 계산합니다.',
  ],
  file: ['File', '파일'],
  weight: ['Weight', '점수'],

  worst: ['The worst calls', '가장 심각한 호출'],
  worstLead: [
    'As they are, and as logfix would write them. Personal data is masked here, too.',
    '현재 코드와 logfix가 고친 코드입니다. 이 보고서에서도 개인정보는 마스킹합니다.',
  ],
  unchanged: ['logfix leaves this one to a person.', '이 호출은 사람이 직접 고쳐야 합니다.'],
  omitted: ['{{n}} more line|{{n}} more lines', '{{n}}줄 더 있음'],
  more: ['and {{n}} more', '외 {{n}}건'],

  phases: ['In which order', '진행 순서'],
  phasesLead: [
    'Each phase builds on the one before. A repair may make the next one possible, so there can be more changes than findings.',
    '각 단계는 앞 단계 위에서 진행합니다. 앞의 수정이 다음 수정을 가능하게 하므로 수정이 발견보다 많을 수 있습니다.',
  ],
  phase1: ['Masks, level from the environment, leftover prints', '마스킹, 환경별 로그 레벨, 남은 출력문'],
  phase2: ['Right levels, complete reports of failures', '레벨 재검토, 실패 로그 보강'],
  phase3: ['Structure, metrics, trace', '구조화, 메트릭, 추적'],
  changes: ['Changes', '수정'],
  left: ['Left', '남음'],
  changesMade: ['logfix makes {{n}} change|logfix makes {{n}} changes', 'logfix 수정 {{n}}건'],
  leftOver: ['{{n}} left for a person', '사람이 볼 것 {{n}}건'],
  files: ['Files', '파일'],
  command: ['Command', '명령'],

  trend: ['Since {{since}}', '{{since}} 이후'],
  trendLead: ['Beside the earlier report.', '이전 보고서와 비교했습니다.'],
  added: ['new', '신규'],
  gone: ['gone', '해결'],
  same: ['same', '유지'],
  before: ['before', '이전'],
  isNew: ['new', '신규'],

  failed: ['Could not be read', '읽지 못한 파일'],
  failedLead: ['These files are not part of the figures.', '아래 파일은 집계에 포함되지 않습니다.'],

  scale: ['How grave is what', '심각도 기준'],
  scaleCritical: [
    'Credentials, resident registration numbers, cards, passports and licences in a line at info or above, or with no level.',
    '인증 정보, 주민등록번호, 카드번호, 여권, 운전면허번호가 info 이상이나 레벨 없는 로그에 남습니다.',
  ],
  scaleHigh: [
    'The same below info; phones, bank accounts and whole records about people at info or above.',
    '같은 정보가 info 미만에 남거나, 전화번호, 계좌번호, 회원 정보 전체가 info 이상에 남습니다.',
  ],
  scaleMedium: [
    'Other personal data at info or above; failures that lose their exception or that only a console hears of; text of strangers written as it is; levels that only a release can change.',
    '그 밖의 개인정보가 info 이상에 남거나, 예외가 빠진 실패 로그, 콘솔에만 남는 오류, 외부 입력을 그대로 쓴 로그, 배포해야만 바뀌는 로그 레벨입니다.',
  ],
  scaleLow: [
    'What makes a log dearer or harder to read: prints, levels, messages without fields.',
    '로그를 비싸게 하거나 읽기 어렵게 하는 출력문, 레벨, 필드 없는 메시지입니다.',
  ],

  next: ['Next', '다음'],
  wrote: ['Wrote {{file}}', '{{file}} 파일을 썼습니다'],
  language: ['Language', '언어'],
  theme: ['Colours', '색상'],
  auto: ['as the system', '시스템'],
  light: ['light', '밝게'],
  dark: ['dark', '어둡게'],
  skip: ['To the figures', '본문으로 건너뛰기'],
  contents: ['Contents', '차례'],
} as const satisfies Readonly<Record<string, Words>>;

/** Personal data in Korean, by kind; in English it is called as the vocabulary calls it. */
export const KOREAN_KINDS: Readonly<Record<string, string>> = {
  credential: '인증 정보', rrn: '주민등록번호', card: '카드번호', email: '이메일 주소',
  phone: '전화번호', account: '계좌번호', passport: '여권번호', licence: '운전면허번호',
  birth: '생년월일', name: '이름', address: '주소', ip: 'IP 주소', location: '위치 정보',
  container: '개인정보 레코드',
};

/** Why calls stay, by the role of their file. */
export const ROLES: Readonly<Record<string, Words>> = {
  cli: ['output of command-line programs', '명령줄 프로그램의 출력'],
  script: ['scripts', '스크립트'],
  test: ['tests', '테스트'],
  config: ['configuration', '설정 파일'],
  generated: ['generated code', '자동 생성 코드'],
  minified: ['minified code', '압축된 코드'],
  vendored: ["other people's code", '외부 코드'],
  declaration: ['declarations', '타입 선언'],
  logger: ['loggers themselves', '로거 자체'],
};

/** What a group of findings is called, and what one of them says in Korean. */
export const FINDINGS: Readonly<Record<string, { readonly title: Words; readonly ko: string }>> = {
  'no-unmasked-pii/mask': {
    title: ['Personal data or a secret in plain text', '평문으로 남는 개인정보'],
    ko: '{{expression}} 값을 마스킹하세요: {{kind}}, {{severity}}.',
  },
  'no-unmasked-pii/forbidden': {
    title: ['Data that must not be logged at all', '기록이 금지된 정보'],
    ko: '{{expression}} 값은 기록하지 마세요: {{kind}}, {{severity}}.',
  },
  'no-unmasked-pii/badMask': {
    title: ['Personal data that is masked in part only', '일부만 가려진 개인정보'],
    ko: '{{expression}} 값을 전부 마스킹하세요: {{kind}}, {{severity}}.',
  },
  'no-console/useLogger': {
    title: ['Console call instead of a log', '로거 대신 쓰인 콘솔 호출'],
    ko: '{{name}} 대신 로거로 남기세요: {{instead}}.',
  },
  'no-console/remove': {
    title: ['Console call that a logger has no use for', '로거에 필요 없는 콘솔 호출'],
    ko: '{{name}} 호출을 지우세요.',
  },
  'no-console/manual': {
    title: ['Console call to replace by hand', '직접 바꿔야 하는 콘솔 호출'],
    ko: '{{name}} 호출을 직접 바꾸세요.',
  },
  'no-console/alias': {
    title: ['Second name of the console', '콘솔의 다른 이름'],
    ko: '콘솔의 다른 이름을 지우세요: {{name}}.',
  },
  'no-console/missingImport': {
    title: ['Logger that is used but not imported', '가져오지 않은 로거'],
    ko: "로거를 가져오세요: '{{module}}'의 {{name}}.",
  },
  'no-hardcoded-level/hardcoded': {
    title: ['Level that only a release can change', '배포해야만 바뀌는 로그 레벨'],
    ko: '레벨을 {{from}}에서 읽으세요: {{value}} 값은 배포해야만 바뀝니다.',
  },
  'no-hardcoded-level/manual': {
    title: ['Level to read from the environment by hand', '환경에서 읽도록 직접 바꿀 레벨'],
    ko: '레벨을 환경에서 읽으세요: {{value}} 값은 배포해야만 바뀝니다.',
  },
  'no-log-injection/injection': {
    title: ['Text of strangers written as it is', '그대로 기록되는 외부 입력'],
    ko: '외부에서 온 {{expression}} 값을 이스케이프하세요.',
  },
  'no-mislabeled-level/label': {
    title: ['Level that contradicts the label in the message', '메시지의 표시와 다른 레벨'],
    ko: '메시지의 {{label}} 표시대로 {{level}} 레벨로 남기세요.',
  },
  'no-mislabeled-level/failure': {
    title: ['Failure logged as if nothing had happened', '정상처럼 기록된 실패'],
    ko: '실패이므로 {{level}} 레벨로 남기세요.',
  },
  'no-mislabeled-level/dump': {
    title: ['All that came in, above debug', 'debug보다 높은 수신 내용 전체'],
    ko: '받은 내용 전체이므로 {{level}} 레벨로 남기세요: {{value}}.',
  },
  'no-mislabeled-level/success': {
    title: ['Success logged as a failure', '실패로 기록된 성공'],
    ko: '실패가 아니므로 {{level}} 레벨로 남기세요.',
  },
  'no-success-spam/count': {
    title: ['Line to count instead of write', '기록 대신 세어야 할 로그'],
    ko: '{{counter}} 카운터로 세거나 {{level}} 레벨로 남기세요.',
  },
  'no-success-spam/quiet': {
    title: ['Line that is written all the time', '끊임없이 남는 로그'],
    ko: '계속 반복되므로 {{level}} 레벨로 남기세요.',
  },
  'require-error-context/missingException': {
    title: ['Failure without its exception', '예외가 빠진 실패 로그'],
    ko: '예외를 그대로 함께 남기세요{{name}}.',
  },
  'require-error-context/missingContext': {
    title: ['Failure that does not say whom or what it is about', '대상이 빠진 실패 로그'],
    ko: '무엇이 실패했는지 함께 남기세요: {{fields}}.',
  },
  'require-error-context/logAndRethrow': {
    title: ['Exception that is logged and thrown on', '기록한 뒤 다시 던지는 예외'],
    ko: '기록하거나 다시 던지거나 하나만 하세요: {{name}}.',
  },
  'require-error-context/loggedTwice': {
    title: ['Exception that is logged twice', '두 번 기록되는 예외'],
    ko: '{{line}}번 줄에서 이미 기록했습니다: {{name}}.',
  },
  'prefer-structured/structure': {
    title: ['Values in the message instead of fields', '필드가 아닌 메시지에 든 값'],
    ko: '값은 필드로 남기세요: {{fields}}. 메시지는 {{message}}.',
  },
};
