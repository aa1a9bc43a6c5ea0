/** The style of the page. Light and dark by the reader's setting; one column on a narrow screen. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f5f7; --line: #c9ced6; --ink: #16191d; --quiet: #4d5560; --link: #0b57b7;
  --bad: #a4161a; --good: #17632f; --odd: #7a4b00; --mark: #ffe08a; --mark-ink: #16191d;
  --bar: #6f9fd8; --h0: #ffe3e0; --h1: #eaf2fc; --h2: #cfe2f8; --h3: #b0d0f4; --h4: #8dbbee; --h5: #6ea7e6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --raised: #1e2329; --line: #4a525d; --ink: #eef1f4; --quiet: #b3bbc5; --link: #8ab8ff;
    --bad: #ff9a94; --good: #7fdb98; --odd: #f2c14e; --mark: #f2c14e; --mark-ink: #14171b;
    --bar: #5f8fc9; --h0: #57211f; --h1: #1a2836; --h2: #1d364f; --h3: #1f446a; --h4: #215385; --h5: #2362a0;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; }
h3 { margin: 1.25rem 0 0.25rem; font-size: 1rem; }
h1, h2, h3, p, li, td, th, dd { overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.diverge, .failed { color: var(--bad); }
.agree { color: var(--good); }
.flaky, .nothing { color: var(--odd); }
.quiet { color: var(--quiet); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 100%; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.25rem; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
summary { cursor: pointer; padding: 0.25rem 0; overflow-wrap: anywhere; }
.drawn { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem 2.5rem; align-items: start; }
table.bars { min-width: 0; width: 100%; margin-bottom: 1rem; }
table.bars th { font-weight: normal; border: 0; padding-block: 0.1rem; }
table.bars td { border: 0; padding-block: 0.1rem; white-space: nowrap; }
table.bars .bar { width: 45%; padding-right: 0; vertical-align: middle; }
.bar svg { display: block; width: 100%; height: 0.7rem; }
.bar rect { fill: var(--bar); }
table.heatmap { font-size: 0.875rem; border-collapse: separate; border-spacing: 2px; }
table.heatmap th { border: 0; font-weight: normal; }
table.heatmap th[scope='row'] { position: sticky; left: 0; background: var(--ground); }
table.heatmap thead th { vertical-align: bottom; max-width: 6.5rem; }
table.heatmap td { border: 0; padding: 0.1rem 0.4rem; text-align: right; font-variant-numeric: tabular-nums; }
.h0 { background: var(--h0); } .h1 { background: var(--h1); } .h2 { background: var(--h2); }
.h3 { background: var(--h3); } .h4 { background: var(--h4); } .h5 { background: var(--h5); }
.scroll th, .scroll td { overflow-wrap: normal; }
.scroll th[scope='row'] { min-width: 9rem; overflow-wrap: anywhere; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
article { margin: 1.5rem 0; padding: 0.5rem 1rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; }
article > h2 { margin-top: 0.5rem; }
pre { margin: 0.25rem 0; padding: 0.75rem; background: var(--raised); border-radius: 0.25rem; overflow-x: auto; }
pre, code { font: 0.875rem/1.45 ui-monospace, monospace; }
pre.wrap { white-space: pre-wrap; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.sides > div { min-width: 0; }
@media (max-width: 45rem) { .sides { grid-template-columns: 1fr; gap: 0; } }
mark { background: var(--mark); color: var(--mark-ink); }
button { font: inherit; padding: 0.25rem 0.75rem; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 0.25rem; cursor: pointer; min-height: 2.25rem; }
.command { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.command pre { flex: 1 1 16rem; min-width: 0; }
ul.files { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
svg { max-width: 100%; height: auto; }
svg .axis { stroke: var(--line); }
svg .sizes { stroke: var(--link); fill: none; stroke-width: 2; }
svg text { fill: var(--quiet); font-size: 11px; }
`
