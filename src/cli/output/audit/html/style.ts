/** The look of the page: paper and ink, four colours for four severities, two for then and now. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #16181c);
  --card: light-dark(#ffffff, #1d2026);
  --ink: light-dark(#1c1f24, #e8e6e1);
  --soft: light-dark(#5b6270, #a3a9b5);
  --line: light-dark(#e2ded5, #31353d);
  --accent: light-dark(#0f5e63, #6cc5c4);
  --critical: light-dark(#9b1239, #ff8aa0);
  --high: light-dark(#b4430b, #ff9f66);
  --medium: light-dark(#876200, #e0b84a);
  --low: light-dark(#596579, #97a3b8);
  --now: light-dark(#b98a2f, #cda45a);
  --after: light-dark(#1f7a78, #4fb3ae);
  --del: light-dark(#fbe9e7, #3a2024);
  --del-mark: light-dark(#f3c5bf, #6b2f38);
  --ins: light-dark(#e4f2ea, #16312a);
  --ins-mark: light-dark(#b5dcc6, #245c4a);
  --sans: "Pretendard", -apple-system, BlinkMacSystemFont, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", system-ui, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "D2Coding", "DejaVu Sans Mono", monospace;
}
:root:has(#theme-light:checked) { color-scheme: light; }
:root:has(#theme-dark:checked) { color-scheme: dark; }
:root:has(#lang-en:checked) span[lang="ko"], :root:has(#lang-ko:checked) span[lang="en"] { display: none; }
@supports not selector(:has(a)) {
  html[lang="en"] span[lang="ko"], html[lang="ko"] span[lang="en"], .switches { display: none; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.6 var(--sans); word-break: keep-all; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
h1, h2, h3, p, ul, ol, dl, dd, pre, table, fieldset { margin: 0; padding: 0; }
ul, ol { list-style: none; }
code, pre { font-family: var(--mono); }
bdi.path { font-family: var(--mono); font-size: .86em; overflow-wrap: anywhere; word-break: normal; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--card); z-index: 1; }
.skip:focus { top: 1rem; }
.top, .frame, footer { max-width: 78rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-end; gap: 1.5rem; padding-top: clamp(2rem, 6vw, 4.5rem); padding-bottom: 1.75rem; }
.eyebrow { color: var(--accent); font-weight: 600; letter-spacing: .02em; }
h1 { font-size: clamp(2rem, 6vw, 3.4rem); line-height: 1.1; font-weight: 700; letter-spacing: -.025em; overflow-wrap: anywhere; }
.when { color: var(--soft); margin-top: .35rem; }
.switches { display: flex; flex-wrap: wrap; gap: .75rem; }
fieldset { border: 1px solid var(--line); border-radius: 999px; display: flex; background: var(--card); padding: 2px; }
fieldset label { position: relative; cursor: pointer; font-size: .85rem; line-height: 1; }
fieldset input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
fieldset label > span { display: block; padding: .5rem .8rem; border-radius: 999px; color: var(--soft); }
fieldset input:checked + span { background: var(--ink); color: var(--paper); }
fieldset input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { border-block: 1px solid var(--line); padding: .75rem 0; font-size: .9rem; }
nav h2 { display: none; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; }
nav a { color: var(--soft); text-decoration: none; display: inline-block; padding: .25rem 0; }
nav a:hover { color: var(--ink); text-decoration: underline; }
main > section { padding: clamp(2rem, 4vw, 3rem) 0; border-top: 1px solid var(--line); }
main > section.hero { border-top: 0; padding-top: clamp(1.5rem, 3vw, 2.25rem); }
h2 { font-size: 1.45rem; line-height: 1.3; font-weight: 700; letter-spacing: -.015em; }
.lead { color: var(--soft); max-width: 42rem; margin: .3rem 0 1.4rem; }
.note { color: var(--soft); font-size: .88rem; margin-top: .8rem; }
.claim { font-size: clamp(1.7rem, 4.4vw, 2.5rem); line-height: 1.2; font-weight: 700; letter-spacing: -.025em; }
.claim small { font-size: .5em; font-weight: 400; letter-spacing: 0; color: var(--soft); white-space: nowrap; }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1px; margin: 1.6rem 0; border-block: 1px solid var(--line); }
.tiles li { padding: 1rem 0 .9rem; border-top: 4px solid var(--c); margin-top: -1px; }
.tiles b { display: block; font-size: clamp(1.6rem, 5vw, 2.6rem); line-height: 1.1; font-weight: 650; letter-spacing: -.02em; }
.tiles span { color: var(--soft); font-size: .92rem; }
.tiles .zero b { color: var(--soft); font-weight: 400; }
.critical { --c: var(--critical); } .high { --c: var(--high); } .medium { --c: var(--medium); } .low { --c: var(--low); }
.safe { --c: var(--after); } .suggest { --c: color-mix(in oklab, var(--after) 55%, var(--paper)); } .hand { --c: var(--low); }
.tag { display: inline-block; font: 600 .78rem/1 var(--sans); color: var(--c); border: 1px solid currentColor; border-radius: 999px; padding: .28rem .6rem; white-space: nowrap; }
.tag.new { --c: var(--accent); }
.repairs > p { font-size: 1.12rem; font-weight: 600; }
.split { display: flex; gap: 2px; height: 14px; margin: .7rem 0 1rem; }
.split i { background: var(--c); min-width: 3px; border-radius: 2px; }
.repairs dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .8rem 2rem; font-size: .92rem; }
.repairs dt i { display: inline-block; width: .7em; height: .7em; border-radius: 2px; background: var(--c); margin-right: .5em; }
.repairs dd { color: var(--soft); }
table { width: 100%; border-collapse: collapse; font-size: .94rem; }
th, td { text-align: left; vertical-align: baseline; padding: .55rem .75rem .55rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: .82rem; border-bottom-color: var(--ink); padding-bottom: .4rem; }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; white-space: nowrap; }
.zero { color: var(--soft); }
.wide { overflow-x: auto; }
.measure { display: flex; align-items: center; gap: .7rem; }
.measure b { font-weight: 600; min-width: 2.6em; text-align: right; }
.bar { display: flex; flex: 1; height: 12px; gap: 1px; min-width: 3rem; }
.bar i { background: var(--c); min-width: 2px; border-radius: 1px; }
.levels th[scope="row"] { width: 6.5rem; font-weight: 600; white-space: nowrap; }
.levels td { width: 44%; }
.levels .bar { height: 20px; gap: 0; }
.levels .bar i { border-radius: 0; } .levels .bar i:last-child { border-radius: 0 2px 2px 0; }
.levels .now { --c: var(--now); } .levels .after { --c: var(--after); }
.levels .measure { flex-direction: row-reverse; }
.levels .measure b { text-align: right; min-width: 3em; }
.levels .bar i[style="width:0%"] { display: none; }
.console { background: repeating-linear-gradient(135deg, var(--c) 0 3px, color-mix(in oklab, var(--c) 45%, var(--paper)) 3px 6px) !important; }
.legend { display: flex; gap: 1.4rem; margin-top: .8rem; font-size: .85rem; color: var(--soft); --c: var(--soft); }
.legend i { display: inline-block; width: 1.6em; height: .75em; margin-right: .5em; background: var(--c); border-radius: 2px; }
.groups th[scope="row"] { width: 42%; } .groups th code { display: block; color: var(--soft); font-size: .8em; }
.groups td:nth-child(2) { min-width: 9rem; }
.kinds { max-width: 46rem; } .kinds th[scope="row"] { width: 38%; }
.spots th[scope="row"] { width: 48%; }
.fields { position: relative; width: 100%; }
.field, .group { position: absolute; padding: 1.5px; }
.group > span { display: block; font: 600 .8rem/1.5 var(--mono); color: var(--soft); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; padding: .1rem .1rem 0; }
.box { display: flex; flex-direction: column; width: 100%; height: 100%; overflow: hidden; padding: .5rem .6rem; border-radius: 3px; background: color-mix(in oklab, var(--c) 17%, var(--paper)); border-left: 3px solid var(--c); line-height: 1.25; }
.field { container-type: size; }
.box b { font-size: clamp(.85rem, 12cqmin, 1.9rem); font-weight: 650; }
.box > span { font-size: .85rem; color: var(--ink); overflow: hidden; }
@container (width < 84px) or (height < 60px) { .box { padding: .1rem .25rem; } .box > span { display: none; } .box b { font-size: .75rem; } }
@container (width < 22px) or (height < 16px) { .box b { display: none; } }
.tall-map { display: none; }
details { margin-top: 1.1rem; } summary { cursor: pointer; color: var(--accent); font-size: .92rem; padding: .2rem 0; width: fit-content; }
.worst { display: grid; gap: 2.2rem; }
.worst h3 { font-size: 1rem; font-weight: 500; display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .6rem; }
.worst .place { min-width: 0; } .worst .line { font: .86em var(--mono); color: var(--soft); }
.worst ul { margin: .45rem 0 .7rem; font-size: .94rem; }
.worst ul li { padding-left: 1.1em; text-indent: -1.1em; overflow-wrap: anywhere; } .worst ul li::before { content: "–"; display: inline-block; width: 1.1em; text-indent: 0; color: var(--soft); }
pre { font-size: .84rem; line-height: 1.65; background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: .5rem 0; word-break: normal; }
.row { display: flex; text-decoration: none; white-space: pre-wrap; overflow-wrap: anywhere; padding-right: .8rem; }
.row > span:last-child { flex: 1; min-width: 0; }
.gutter { flex: none; width: 5.2em; padding-right: .9em; text-align: right; color: var(--soft); user-select: none; white-space: nowrap; }
.gutter i { font-style: normal; margin-right: .7em; }
del.row { background: var(--del); } ins.row { background: var(--ins); }
mark { color: inherit; border-radius: 2px; } del mark { background: var(--del-mark); } ins mark { background: var(--ins-mark); }
.phases { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); column-gap: 2rem; counter-reset: phase; }
.phases > li { counter-increment: phase; border-top: 3px solid var(--ink); padding-top: .8rem; display: grid; grid-row: span 4; grid-template-rows: subgrid; row-gap: 0; margin-bottom: 2rem; }
.phases h3 { font-size: 1.08rem; line-height: 1.35; font-weight: 650; }
.phases h3::before { content: counter(phase); display: block; font-size: 2.1rem; line-height: 1.1; font-weight: 650; color: var(--accent); }
.phases dl { margin: .9rem 0; font-size: .94rem; }
.phases dl div { display: flex; justify-content: space-between; border-bottom: 1px solid var(--line); padding: .32rem 0; }
.phases dt { color: var(--soft); } .phases dd { font-weight: 600; }
.phases .bar { flex: none; height: 8px; }
.phases p { margin-top: .9rem; }
.command { font-size: .84rem; background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: .4rem .6rem; display: inline-block; overflow-wrap: anywhere; }
.trend { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1.4rem; }
.trend h3 { font-size: 1.12rem; } .trend ul { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: .5rem 0 1rem; color: var(--soft); }
.trend ul b { font-size: 1.5rem; font-weight: 650; color: var(--ink); } .trend .added b { color: var(--high); } .trend .gone b { color: var(--after); }
.trend table { max-width: 36rem; }
.stays { display: flex; flex-wrap: wrap; gap: .3rem 2rem; } .stays b { font-weight: 600; }
.failed li { padding: .25rem 0; overflow-wrap: anywhere; }
.scale div { display: grid; grid-template-columns: 6rem 1fr; gap: .2rem 1rem; padding: .6rem 0; border-bottom: 1px solid var(--line); max-width: 52rem; }
.scale dd { color: var(--soft); }
#scale h2 { margin-bottom: .8rem; }
footer { color: var(--soft); font-size: .85rem; padding-block: 2rem 4rem; }
@media (min-width: 75rem) {
  .top, .frame, footer { max-width: 92rem; }
  .frame { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 4rem; }
  nav { border: 0; align-self: start; position: sticky; top: 1.5rem; padding: 1.9rem 0 0; }
  nav ol { flex-direction: column; border-left: 1px solid var(--line); padding-left: 1.1rem; }
}
@media (max-width: 40rem) {
  .tiles { grid-template-columns: repeat(2, 1fr); column-gap: 1.2rem; }
  .wide-map { display: none; } .tall-map { display: block; }
  table { font-size: .88rem; } th, td { padding-right: .5rem; }
  .claim small { display: block; white-space: normal; margin-top: .3rem; }
  .levels th[scope="row"] { width: 3.6rem; } .levels .measure { flex-direction: column; align-items: stretch; gap: .1rem; } .levels .measure b { text-align: left; } .levels .bar { min-width: 0; height: 14px; flex: none; }
  .groups thead { display: none; } .groups tr { display: grid; grid-template-columns: 1fr; border-bottom: 1px solid var(--line); padding: .5rem 0; } .groups th[scope="row"] { width: auto; }
  .groups th, .groups td { border: 0; padding: .1rem 0; } .groups .n { display: none; }
  .spots .measure .bar, .spots td:last-child, .spots th:last-child { display: none; } .spots th[scope="row"] { width: auto; } .spots td:nth-child(2) { width: 4rem; } .spots .measure { justify-content: flex-end; }
  .gutter { width: 2.2em; } .gutter i { display: none; }
  .scale div { grid-template-columns: 1fr; }
}
@media print {
  :root { color-scheme: light !important; --paper: #fff; }
  @page { margin: 14mm; }
  body { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .switches, nav, .skip, details { display: none; }
  .frame { display: block; }
  .top { padding-top: 0; }
  main > section { padding: 1.2rem 0; }
  h2, h3, .lead { break-after: avoid; }
  tr, article, .phases li, .tiles, .fields, .repairs, .scale div { break-inside: avoid; }
  thead { display: table-header-group; }
  .phases { grid-template-columns: repeat(3, 1fr); }
  .worst { gap: 1.2rem; } pre { font-size: 7.8pt; }
}
`;
