/** The style of all pages. Logical properties throughout, so that right-to-left languages need no second one. */
export const style = `:root{color-scheme:light dark;--back:#f6f7f9;--card:#fff;--text:#1a1d21;--soft:#565d66;--line:#d5d9df;--accent:#0b57c2;--on:#fff;--wrong:#b3261e;--code:#eef1f5}
@media (prefers-color-scheme:dark){:root{--back:#111418;--card:#1a1f25;--text:#e8eaed;--soft:#a9b1bb;--line:#39414b;--accent:#8ab8ff;--on:#0c1520;--wrong:#ffb4ab;--code:#262d35}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding:1rem}
body{margin:0;background:var(--back);color:var(--text);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;overflow-wrap:anywhere}
main,footer{max-width:44rem;margin:0 auto;padding:1.25rem 1rem}
main:focus{outline:none}
h1{font-size:1.65rem;line-height:1.25;margin:.5rem 0 .25rem;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:1rem;margin:0;display:inline}
p,ul,ol,dl,table{margin:0 0 .85rem}
section,form#ask,.card{background:var(--card);border:1px solid var(--line);border-radius:.85rem;padding:1.1rem 1.1rem .4rem;margin:0 0 1rem}
a{color:var(--accent);text-underline-offset:.15em}
ul,ol{padding-inline-start:1.35rem}
li{margin-block-end:.45rem}
label{display:block;font-weight:600;margin-block-end:.35rem}
.line{display:flex;flex-wrap:wrap;gap:.6rem;margin-block-end:.6rem}
input[type=email],input[type=text]{flex:1 1 15rem;min-width:0;min-height:3rem;font:inherit;padding:.5rem .8rem;color:inherit;background:var(--back);border:1px solid var(--soft);border-radius:.6rem}
[dir=rtl] input[type=email]{text-align:end}
button,.button,summary{font:inherit;cursor:pointer;min-height:2.75rem}
button{color:var(--text);background:transparent;border:1px solid var(--soft);border-radius:.6rem;padding:.45rem .9rem}
.button{display:inline-block;font-weight:600;color:var(--on);background:var(--accent);border:1px solid var(--accent);border-radius:.6rem;padding:.65rem 1.25rem;text-decoration:none}
.choices,.languages{display:flex;flex-wrap:wrap;gap:.5rem;margin-block-end:.85rem}
[aria-current]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.note,footer,.soft{color:var(--soft);font-size:.95rem}
.wrong{color:var(--wrong);font-weight:600}
[aria-invalid]{border:2px solid var(--wrong)!important}
table{width:100%;border-collapse:collapse}
th,td{text-align:start;vertical-align:top;padding:.5rem .6rem .5rem 0;border-block-start:1px solid var(--line)}
[dir=rtl] th,[dir=rtl] td{padding:.5rem 0 .5rem .6rem}
thead th{border:0;color:var(--soft);font-size:.9rem;font-weight:600}
tbody th{font-weight:500;width:34%;color:var(--soft)}
tr.next>*{border-block-start-width:3px}
code{font:.95em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--code);border-radius:.35rem;padding:.1rem .35rem;unicode-bidi:isolate}
.copy{display:inline-grid;place-items:center;min-width:2.75rem;min-height:2.75rem;padding:0;margin-block:-.5rem;margin-inline-start:.15rem;border-color:transparent;color:var(--accent);vertical-align:middle}
.copy svg{width:1.1rem;height:1.1rem;fill:none;stroke:currentColor;stroke-width:1.8}
details{border-block-start:1px solid var(--line)}
summary{display:flex;align-items:center;padding:.5rem 0;list-style-position:outside}
summary::before{content:"";width:.5rem;height:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(-45deg);margin-inline:.3rem .85rem;flex:none}
[dir=rtl] summary::before{transform:rotate(135deg)}
details[open]>summary::before,[dir=rtl] details[open]>summary::before{transform:rotate(45deg)}
summary::-webkit-details-marker{display:none}
summary{list-style:none}
dt{font-weight:600}
dd{margin:0 0 .7rem}
.codes{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:1rem}
figure{margin:0 0 .85rem}
figcaption{font-size:.9rem;color:var(--soft)}
.qr{display:block;width:100%;max-width:15rem;height:auto;border-radius:.5rem}
.languages button{border-color:transparent;color:var(--soft);padding:.45rem .7rem}
.languages [aria-current]{color:var(--text)}
.logo{max-height:3rem;max-width:12rem}
.skip,.away{position:absolute;inset-inline-start:-9999px}
.skip:focus{inset-inline-start:1rem;inset-block-start:1rem;background:var(--card);padding:.6rem 1rem;z-index:1}
@media (max-width:26rem){thead{position:absolute;inset-inline-start:-9999px}tbody th{display:block;width:auto;padding-block-end:0}td{display:block;border:0;padding-block-start:.15rem}tr.next>td{border:0}td[data-for]::before{content:attr(data-for) " ";display:inline-block;min-width:3.2rem;color:var(--soft);font-size:.9rem}}
@media (forced-colors:active){[aria-current]{outline:2px solid Highlight}}
@media print{@page{size:A4;margin:1cm}:root{--back:#fff;--card:#fff;--text:#000;--soft:#333;--line:#aaa;--code:#fff;--accent:#000}html{font-size:9.5pt}body{font-size:1rem;line-height:1.32}main{max-width:none;padding:0}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-block-end:.2rem}p,ul,ol,dl,table,figure{margin-block-end:.35rem}li,dd{margin-block-end:.15rem}th,td{padding-block:.14rem!important}a{text-decoration:none}code{padding:0}footer,.skip,.copy,#ask,.choices,.screen{display:none}section,.card{border:0;padding:0;margin:0 0 .5rem}.card{float:inline-end;width:5cm;margin-inline-start:.6cm}.card .qr{max-width:3.4cm}details:not([open]){display:none}}
`;
