"""The one style sheet of every report: system fonts, light and dark, phone and paper, nothing told by colour alone. DRAWINGS is the part
of it for drawings, which the pages of the reading room use too."""

DRAWINGS = """
svg.timeline { display: block; overflow: visible; direction: ltr; }
svg.sample { display: inline-block; }
svg.timeline text { fill: var(--ink); font-size: 12px; stroke: var(--paper); stroke-width: 4px; paint-order: stroke; }
svg.timeline text.event { font-weight: 700; font-size: 13px; }
svg.timeline text.date { fill: var(--soft); font-size: 11px; }
svg.timeline line { stroke: var(--ink); }
svg.timeline .tick { stroke: var(--rule); }
svg.timeline .break { fill: none; stroke: var(--soft); }
svg.timeline .open { stroke-dasharray: 5 3; stroke-width: 2; }
svg.timeline .choice { stroke-dasharray: 1 4; stroke-width: 2; stroke-linecap: round; }
svg.timeline .lasting { stroke-width: 3; }
svg.timeline .edge { stroke-width: 2; }
svg.timeline .arrow, svg.timeline .day { fill: var(--ink); stroke: var(--ink); }
svg.timeline .span { fill: var(--soft); stroke: var(--ink); }
svg.timeline .day.contested { fill: var(--paper); stroke-width: 2.5; }
svg.timeline .span.contested { fill: revert-layer; stroke-width: 2; }
svg.timeline .link { stroke-dasharray: 2 3; }
svg.timeline .gap { fill: revert-layer; stroke: var(--ink); stroke-width: 1.5; }
svg.timeline .cross { stroke: var(--ink); stroke-width: 2.5; fill: none; }
svg.timeline .narrow { display: none; }
svg.timeline .stripe { stroke: var(--ink); stroke-width: 1.5; fill: none; }
@media (max-width: 40rem) {
  svg.timeline .wide { display: none; }
  svg.timeline .narrow { display: inline; }
}
@media print {
  svg.timeline .tick { stroke: #ccc; }
}
"""

CSS = """
:root { color-scheme: light dark;
  --ink: #1b1b1b; --paper: #fff; --soft: #5a5a5a; --rule: #c9c9c9; --wash: #f4f3f0; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e3; --paper: #17181a; --soft: #aaa7a2; --rule: #45474a; --wash: #212326; --link: #8fc1f0; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-inline-size: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin-block: 0 0.5rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin-block: 2.5rem 0.5rem; }
h3 { font-size: 1.1rem; margin-block: 1.75rem 0.4rem; }
h4 { font-size: 1rem; margin-block: 0 0.4rem; }
p, ul, ol, dl { margin-block: 0.4rem; }
ul, ol { padding-inline-start: 1.4rem; }
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: 0.875em/1.4 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.soft, caption, figcaption { color: var(--soft); font-size: 0.875rem; }
.standing { border-inline-start: 4px solid var(--ink); padding-inline-start: 0.9rem; font-weight: 600; max-inline-size: 46rem; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { inset-inline-start: 1rem; }
.scroll { overflow-x: auto; margin-block: 0.5rem 1rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.9rem; line-height: 1.4; }
caption { text-align: start; padding-block: 0.25rem; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.6rem; border-block-end: 1px solid var(--rule); }
thead th { border-block-end: 2px solid var(--ink); vertical-align: bottom; }
th[scope=row] { font-weight: 600; min-inline-size: 8rem; }
tr.group th { background: var(--wash); font-weight: 600; font-size: 0.85rem; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
td p { margin-block: 0 0.35rem; min-inline-size: 9rem; }
.where { display: block; color: var(--soft); font-size: 0.8rem; font-weight: 400; }
.whole { white-space: nowrap; }
dl.counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.75rem; padding: 0; }
dl.counts div { border-block-start: 2px solid var(--ink); padding-block-start: 0.3rem; }
dl.counts dt { color: var(--soft); font-size: 0.85rem; line-height: 1.3; }
dl.counts dd { margin: 0; font-size: 1.4rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
dl.terms dt { font-weight: 600; margin-block-start: 0.5rem; }
dl.terms dd { margin-inline-start: 0; }
section.person, section.after { border-block-start: 3px solid var(--ink); margin-block-start: 3rem; }
section.person > h2, section.after > h2:first-child { margin-block-start: 0.75rem; }
.conflict { border: 1px solid var(--rule); border-inline-start: 6px double var(--ink); padding: 0.75rem 1rem;
  margin-block: 1rem; }
.conflict.reading { border-inline-start-style: dotted; }
.conflict h5 { font-size: 0.9rem; margin-block: 0.8rem 0.2rem; }
.mark { border: 1px solid; border-radius: 0.2rem; padding: 0 0.35rem; font-size: 0.8rem; font-weight: 600; white-space: nowrap; }
figure { margin: 0.5rem 0; }
.quotations { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0.5rem 1.5rem; }
figure.quotation { max-inline-size: 46rem; }
blockquote { margin: 0; padding-inline-start: 0.8rem; border-inline-start: 3px solid var(--rule); white-space: pre-line; }
mark { background: var(--wash); color: inherit; font-weight: 600; text-decoration: underline; }
figure.quotation figcaption { font-size: 0.85rem; padding-inline-start: 0.8rem; }
ul.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; font-size: 0.8rem;
  color: var(--soft); }
ul.legend svg { vertical-align: -0.2rem; }
ul.verdicts { padding-inline-start: 1.1rem; }
ul.verdicts li { margin-block-end: 0.4rem; max-inline-size: 48rem; }
section.person > h4 { margin-block: 0.9rem 0.2rem; }
ul.compact { columns: 18rem; column-gap: 1.5rem; font-size: 0.875rem; }
ul.compact li { break-inside: avoid; }
footer { margin-block-start: 3rem; border-block-start: 1px solid var(--rule); padding-block-start: 0.75rem; }

@media (max-width: 40rem) {
  body { padding-inline: 0.75rem; }
  h1 { font-size: 1.4rem; }
  h2 { font-size: 1.2rem; }
  th, td { min-inline-size: 5.5rem; }
  th.number, td.number { min-inline-size: 0; }
  .conflict { padding-inline: 0.7rem; }
}
@media print {
  @page { margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #333; --rule: #999; --wash: #eee; --link: #000; }
  html { font-size: 10pt; }
  body { max-inline-size: none; padding: 0; }
  .skip { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 0.85rem; }
  thead { display: table-header-group; break-inside: avoid; }
  tr, li, figure, .conflict, .short, dl.counts, dl.terms dd { break-inside: avoid; }
  h2, h3, h4, h5, dt, caption, thead, tr.group { break-after: avoid; }
  tbody:first-of-type tr:first-child, tr.group + tr { break-before: avoid; }
  dl.counts { grid-template-columns: repeat(6, 1fr); }
  section.person, section.after { break-before: page; border-block-start: 0; margin-block-start: 0; }
  td p, th[scope=row] { min-inline-size: 0; }
  a { text-decoration: none; }
}
""" + DRAWINGS
