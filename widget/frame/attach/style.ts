/** How files look; comes with its bundle, so that nobody else waits for it. */

const SHEET = `
.tray-list{display:grid;gap:4px;max-height:30dvh;overflow-y:auto;list-style:none;padding:0}
.tray-list:not(:empty){padding:4px 0 8px}
.tray-item{display:flex;align-items:center;gap:8px;padding-inline-start:8px;background:var(--surface-low);border-radius:var(--radius)}
.tray-item img{width:40px;height:40px;object-fit:cover;border-radius:8px}
.tray-item img:not([src]){display:none}
.tray-about{flex:1;min-width:0;display:grid;padding-block:4px;font-size:13px;line-height:1.4}
.tray-state{color:var(--text-soft)}
[data-state=fault] .tray-state{color:var(--critical)}
.tray-about progress{width:100%;height:4px;accent-color:var(--accent)}
.tray-again{justify-self:start;min-height:44px;font-weight:600;color:var(--accent)}
.tray-away{flex:none;width:44px;height:44px}
.tray-said{padding:0 8px;font-size:13px;color:var(--critical)}
.tray-said:empty,.tray [hidden]{display:none}
.file-name{overflow:hidden;font-weight:600;text-overflow:ellipsis;white-space:nowrap}
.files{display:grid;gap:8px;justify-items:start}
.files+.text{margin-block-start:8px}
.files>div{max-width:100%}
.picture,.picture img{display:block;border-radius:8px}
.picture img{max-width:100%;width:auto;height:auto;max-height:240px;background:var(--surface)}
.file{display:grid;max-width:100%;min-height:44px;padding:8px 12px;color:var(--text);text-align:start;background:var(--surface-high);border:1px solid var(--hairline);border-radius:var(--radius)}
.file-size{font-size:13px;color:var(--text-soft)}
.file-fault{display:block;font-size:13px}
`;

/** Put the style on the page; a browser too old for that shows files plainly. */
export function dress(): void {
  if (!("replaceSync" in CSSStyleSheet.prototype)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
