/**
 * What the words of a message speak of. Words of all languages share a concept, so that a Korean
 * message weighs as much as its English counterpart.
 */
const ENGLISH: Readonly<Record<string, string>> = {
  failure: `fail failed fails failing failure failures error errors errored exception
    exceptions crash crashed crashes broken corrupt corrupted panic died aborted abort
    rejected rejection problem trouble fatal critical failover erro`,
  inability: `cannot couldn couldnt unable cant impossible oops sorry`,
  refusal: `denied forbidden unauthorized unauthenticated refused disallowed blocked rejecting
    permission permissions`,
  caution: `warn warning warnings caution deprecated deprecation careful attention beware
    suspicious danger dangerous notice`,
  retry: `retry retrying retries reconnecting reconnect fallback fallbacks retried attempt
    attempts reattempting again`,
  skip: `skip skipping skipped ignore ignoring ignored ignores dropping dropped discard
    discarding bypass bypassing`,
  absent: `missing absent empty undefined null none nonexistent lost without unset unavailable
    nothing`,
  invalid: `invalid unknown unexpected unsupported unrecognized malformed illegal incorrect
    mismatch wrong bad duplicate conflict`,
  late: `timeout timedout expired slow stale exceeded overflow overdue late limited throttled`,
  start: `start starting started starts begin beginning began boot booting booted launch
    launching launched init initialize initialized initializing initialised initialising
    initialization setup bootstrap startup mounted mounting`,
  running: `listening listens listen ready running runs online available serving alive
    operational`,
  connect: `connect connected connecting connection connections joined joining join subscribed
    subscribing subscription registered registering register login logged authenticated`,
  disconnect: `disconnect disconnected disconnecting disconnection closed closing close left
    unsubscribed unsubscribing logout unregistered offline ended leaving`,
  stop: `stop stopped stopping shutdown shutting terminated terminating exit exiting exited
    killed kill quit quitting`,
  success: `success successful successfully succeeded ok passed worked valid verified
    congratulations`,
  done: `done complete completed finished finish completes end ends ended finishing`,
  change: `created create creating added add adding saved save saving updated update updating
    deleted delete deleting removed remove removing written writing write wrote generated
    generating inserted inserting installed installing migrated migrating migration built
    building cleared clearing cleaned cleaning cleanup uploaded uploading downloaded
    downloading imported importing exported exporting restored applied moved renamed copied
    published publishing deployed deploying set setting changed changing switched switching`,
  progress: `processing process processed loading loaded load fetching fetched fetch retrieving
    retrieved reading read checking check checked found find finding searching scanning
    scanned computing calculating syncing synced sync syncing handling running executing
    executed execute using parsing parsed compiling polling waiting wait`,
  receive: `received receive receiving got incoming message messages event events triggered
    fired emitted callback clicked pressed selected`,
  send: `sent send sending emit emitting publish broadcast broadcasting forwarding dispatching
    dispatched requesting calling posting post`,
  request: `request requests response responses req res body headers status url query endpoint
    payload webhook`,
  data: `data result results value values params state states object array args arguments
    options config props json input output content info details current length count total
    size index key keys id ids type`,
  debug: `debug debugging dbg dump trace test testing here hello foo hi todo temp xxx verbose
    inside entering entered called`,
  time: `took elapsed duration ms seconds time timing performance`,
  advice: `please try usage run check see visit open want help`,
  negation: `not no never without doesn don didn isn wasn won hasn haven aren nor dont doesnt`,
};

/** Korean, Japanese and Chinese have no spaces or carry endings: stems are looked for inside. */
const STEMS: readonly (readonly [string, string])[] = Object.entries({
  failure: '실패 오류 에러 예외 失败 失敗 错误 錯誤 エラー 异常 異常 장애',
  inability: '불가 못했 못함 수없 无法 無法',
  refusal: '거부 거절 권한 拒绝 차단',
  caution: '경고 주의 警告 注意',
  retry: '재시도 재연결 다시 重试 重連 重连 再試行',
  skip: '무시 건너뛰 건너뜀 스킵 생략 跳过 忽略',
  absent: '없음 없습니다 없어 없는 누락 비어 不存在 缺少 未找到 没有',
  invalid: '잘못 유효하지 알수없 지원하지 중복 无效 未知',
  late: '타임아웃 시간초과 만료 초과 超时',
  start: '시작 초기화 부팅 开始 启动 初始化 開始',
  running: '준비 실행 대기 리스닝 가동 活动 监听 运行 就绪 正在 실행중',
  connect: '연결 접속 입장 참가 참여 구독 등록 로그인 连接 接続 注册 登录',
  disconnect: '해제 끊김 끊어 퇴장 닫힘 닫기 로그아웃 断开 关闭 切断',
  stop: '종료 중지 중단 정지 停止 终止 退出',
  success: '성공 정상 成功',
  done: '완료 끝 마침 完成 完了 结束',
  change: '생성 저장 추가 수정 갱신 변경 삭제 제거 업데이트 설정 적용 创建 保存 删除 更新 设置',
  progress: '처리 로딩 불러오 조회 확인 검색 로드 加载 处理 检查 获取 查询 检测',
  receive: '수신 받음 받았 도착 이벤트 收到 接收 受信',
  send: '전송 발신 송신 보냄 보내 发送 送信',
  request: '요청 응답 请求 响应',
  data: '데이터 결과 상태 값 정보 목록 개수 数据 结果 状态',
  debug: '디버그 디버깅 테스트 调试 测试',
  time: '소요 시간 경과 耗时',
  advice: '하세요 하십시오 세요 请 提示',
  negation: '않 아닙 아님 안됨 안됩 未 不',
}).flatMap(([concept, list]) => list.split(' ').map((stem) => [stem, concept] as const));

const CONCEPT_OF = new Map<string, string>();
for (const [concept, list] of Object.entries(ENGLISH)) {
  for (const word of list.split(/\s+/)) CONCEPT_OF.set(word, concept);
}

const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** A concept that a message speaks of, and the word that says so. */
export interface Concept {
  readonly concept: string;
  readonly word: string;
  /** 0 where the message begins with it or says it as its predicate: `Upload failed`. */
  readonly at: number;
}

/** The words of a text in lower case; `couldn't` gives `couldn` and `t`. */
export const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[a-z]+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g) ?? [];

/** A Korean sentence ends with what an English one begins with: its predicate counts as first. */
function addStems(text: string, words: readonly string[], found: Map<string, Concept>): void {
  const predicate = words.findLast((word) => WIDE.test(word)) ?? '';
  for (const [stem, concept] of STEMS) {
    if (found.has(concept) || !text.includes(stem)) continue;
    const first = predicate.includes(stem) || words[0]?.includes(stem);
    found.set(concept, { concept, word: stem, at: first ? 0 : 1 });
  }
}

/** The concepts that a text of these words speaks of, each with the first word that did. */
export function conceptsOf(text: string, words: readonly string[]): Concept[] {
  const found = new Map<string, Concept>();
  words.forEach((word, at) => {
    const concept = CONCEPT_OF.get(word);
    if (concept === undefined || found.has(concept)) return;
    const predicate = concept === 'failure' && at === words.length - 1;
    found.set(concept, { concept, word, at: predicate ? 0 : at });
  });
  if (WIDE.test(text)) addStems(text, words, found);
  return [...found.values()];
}
