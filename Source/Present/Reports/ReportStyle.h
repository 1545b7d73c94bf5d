#pragma once

#include <string_view>

/** @file
    The style of the HTML report: light, or dark if the reader's system is. Phones hide the less important columns; on
    paper it is light and nothing is split across pages. Severity always has a shape beside its colour.
*/
namespace twobus
{
inline constexpr std::string_view reportStyle = R"css(
:root { color-scheme: light dark; --back: #e9ecf1; --panel: #fbfcfe; --edge: #d5dae3; --inset: #eef1f5; --text: #14171d; --second: #454d5c; --dim: #626b7b; --good: #0b6bb3; --caution: #8f5a00; --damage: #c4163a; --wave: #8dbfe3; --momentary: #8fa0b8; }
@media screen and (prefers-color-scheme: dark) { :root { --back: #121419; --panel: #1a1d24; --edge: #282d37; --inset: #121419; --text: #f2f4f8; --second: #a3abba; --dim: #7d8596; --good: #46b8ff; --caution: #ffb224; --damage: #ff4d6a; --wave: #2a668d; --momentary: #4d6479; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
main, body > header, body > footer { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
body > header { padding-top: 32px; }
.brand { font-size: 18px; font-weight: 700; letter-spacing: -0.01em; margin: 0 0 20px; }
.brand b, a { color: var(--good); }
h1, h2, h3, p, figure, dl, ul { margin: 0; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.015em; }
h2 { font-size: 20px; line-height: 1.3; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h3 { font-size: 12px; font-weight: 600; letter-spacing: 0.07em; text-transform: uppercase; color: var(--second); margin: 26px 0 8px; }
.sub { color: var(--second); }
.counts { display: flex; flex-wrap: wrap; gap: 6px 22px; margin: 10px 0 24px; padding: 0; list-style: none; color: var(--second); }
.panel { background: var(--panel); border: 1px solid var(--edge); border-radius: 10px; padding: 22px 24px; margin: 0 0 16px; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px; }
.head .sub { font-size: 13.5px; }
.symbols { position: absolute; width: 0; height: 0; }
.icon { width: 1.15em; height: 1.15em; vertical-align: -0.22em; flex: none; color: var(--second); }
.stroke { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.dot { fill: currentColor; }
.hole { fill: none; stroke: var(--panel); stroke-width: 2.6; stroke-linecap: round; }
.good { color: var(--good); } .caution { color: var(--caution); } .damage { color: var(--damage); } .neutral { color: var(--second); }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
.wide { overflow-x: auto; }
th { text-align: left; font-size: 12.5px; font-weight: 500; color: var(--second); padding: 4px 12px 6px 0; border-bottom: 1px solid var(--edge); white-space: nowrap; }
td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--edge); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { font-size: inherit; color: var(--text); padding: 7px 12px 7px 0; vertical-align: top; white-space: normal; overflow-wrap: anywhere; min-width: 9em; }
th:last-child, td:last-child { padding-right: 0; }
.num { text-align: right; white-space: nowrap; }
.num + :not(.num) { padding-left: 10px; }
th .unit { color: var(--dim); font-weight: 400; }
.say { display: flex; gap: 8px; align-items: baseline; }
.say .icon, .verdict .icon { position: relative; top: 0.14em; }
td > .say { min-width: 13em; }
tbody th.time { white-space: nowrap; font-weight: 600; min-width: 0; width: 1%; padding-right: 24px; }
.time + .num { width: 1%; padding-right: 24px; }
.verdict { display: flex; gap: 10px; align-items: baseline; margin-top: 16px; font-size: 20px; font-weight: 650; line-height: 1.3; }
.move { margin-top: 4px; color: var(--second); }
.move b { font-size: 34px; line-height: 1.25; letter-spacing: -0.02em; color: var(--text); margin-right: 4px; }
.words { margin-top: 8px; max-width: 46em; }
.words .sub { display: block; }
.box { background: var(--inset); border-radius: 8px; padding: 10px 14px; margin-top: 10px; color: var(--second); max-width: 50em; }
.plot { position: relative; margin-top: 20px; }
.field { position: relative; background: var(--inset); border-radius: 6px; overflow: hidden; margin-bottom: 6px; }
.field svg { display: block; width: 100%; height: 110px; }
.field svg.loud { height: 120px; }
.shape { fill: var(--wave); } .full, .line { fill: none; stroke: var(--edge); stroke-width: 1; vector-effect: non-scaling-stroke; }
.momentary, .short, .integrated { fill: none; stroke: var(--momentary); stroke-width: 1; vector-effect: non-scaling-stroke; }
.short { stroke: var(--good); stroke-width: 2; stroke-linejoin: round; } .integrated { stroke: var(--text); stroke-dasharray: 2 4; }
.lufs span { position: absolute; left: 6px; transform: translateY(-50%); font-size: 11px; color: var(--dim); background: var(--inset); padding: 0 3px; border-radius: 3px; line-height: 1.2; }
.marks { position: relative; height: 13px; }
.mark { position: absolute; bottom: 3px; width: 0; height: 0; margin-left: -5px; border: 5px solid transparent; border-top: 8px solid currentColor; border-bottom: 0; }
.mark.damage { width: 9px; height: 9px; margin-left: -4.5px; border: 0; background: currentColor; border-radius: 1.5px; }
.mark.neutral { width: 7px; height: 7px; margin-left: -3.5px; border: 1.5px solid currentColor; border-radius: 50%; }
.times { position: relative; height: 18px; font-size: 11.5px; color: var(--dim); }
.times span { position: absolute; }
figcaption { font-size: 12.5px; color: var(--second); }
.key { display: inline-block; width: 14px; height: 0; margin: 0 3px 0 6px; border-top: 2px solid var(--good); vertical-align: middle; }
.key.momentary { border-top: 1px solid var(--momentary); } .key.integrated { border-top: 1px dashed var(--text); }
.readings { display: grid; grid-template-columns: repeat(auto-fill, minmax(132px, 1fr)); gap: 14px 18px; }
.readings dt { font-size: 12.5px; color: var(--second); }
.readings dd { margin: 0; font-size: 20px; font-weight: 600; letter-spacing: -0.01em; line-height: 1.3; }
.readings dd small { font-size: 12px; font-weight: 400; color: var(--second); letter-spacing: 0; }
.readings dd .each { display: block; font-size: 12px; font-weight: 400; color: var(--dim); letter-spacing: 0; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 0 40px; }
.settings { display: grid; grid-template-columns: auto 1fr; gap: 3px 18px; font-size: 13.5px; }
.settings dt { color: var(--second); } .settings dd { margin: 0; overflow-wrap: anywhere; }
body > footer { padding-bottom: 40px; font-size: 13.5px; color: var(--second); }
@media (max-width: 700px) {
  body { font-size: 15px; } main, body > header, body > footer { padding: 0 12px; } body > header { padding-top: 20px; }
  .panel { padding: 18px 16px; } h1 { font-size: 23px; } .opt { display: none; } td, tbody th, th { padding-right: 8px; }
  table { font-size: 13.5px; } th { white-space: normal; vertical-align: bottom; } th .unit { display: block; } .wide tbody th { min-width: 7em; }
  .two { grid-template-columns: 1fr; } .readings { grid-template-columns: 1fr 1fr; } td > .say { min-width: 0; gap: 5px; } tbody th { min-width: 0; } tbody th.time, .time + .num { padding-right: 10px; } .field svg { height: 84px; }
}
@media print {
  @page { margin: 14mm; } :root { color-scheme: light; }
  body { background: #fff; font-size: 10pt; --panel: #fff; } main, body > header, body > footer { max-width: none; padding: 0; }
  .panel { border: 0; border-top: 1px solid var(--edge); border-radius: 0; padding: 14px 0; margin: 0; }
  article + article { break-before: page; } h2, h3, .verdict { break-after: avoid; } tr, .plot, .readings > div, .box { break-inside: avoid; } thead { display: table-header-group; }
  .field, .box, .mark, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .wide { overflow: visible; } a { color: inherit; text-decoration: none; }
}
)css";
} // namespace twobus
