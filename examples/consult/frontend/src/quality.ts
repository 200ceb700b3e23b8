export interface Quality {
  /** Round trip in milliseconds; `null` before the first report. */
  readonly roundTrip: number | null;
  /** Packets lost of those sent to us, from 0 to 1. */
  readonly loss: number;
  /** Jitter in milliseconds. */
  readonly jitter: number;
  readonly grade: Grade;
}

export type Grade = 'good' | 'fair' | 'poor';

function gradeOf(roundTrip: number | null, loss: number): Grade {
  if (loss > 0.05 || (roundTrip ?? 0) > 400) return 'poor';
  if (loss > 0.01 || (roundTrip ?? 0) > 200) return 'fair';
  return 'good';
}

/** Boils a report of `getStats()` down to what a person wants to know. */
export function summarise(report: RTCStatsReport): Quality {
  let roundTrip: number | null = null;
  let received = 0;
  let lost = 0;
  let jitter = 0;
  report.forEach((entry) => {
    if (entry.type === 'candidate-pair' && entry.nominated) {
      roundTrip = (entry.currentRoundTripTime ?? 0) * 1000;
    }
    if (entry.type === 'inbound-rtp' && entry.kind === 'audio') {
      received += entry.packetsReceived ?? 0;
      lost += entry.packetsLost ?? 0;
      jitter = (entry.jitter ?? 0) * 1000;
    }
  });
  const loss = received + lost > 0 ? lost / (received + lost) : 0;
  const quality: Quality = { roundTrip, loss, jitter, grade: gradeOf(roundTrip, loss) };
  if (quality.grade === 'poor') console.warn('통화 품질이 좋지 않습니다', quality as unknown);
  return quality;
}

/** Lists all counters in the developer tools: call `dumpStats(pc)` from there. */
export async function dumpStats(connection: RTCPeerConnection): Promise<void> {
  const rows: object[] = [];
  (await connection.getStats()).forEach((entry) => rows.push(entry));
  console.table(rows);
}
