/**
 * The look of button and panel. It lives in a shadow root, where the host page's styles do not reach. The page may style
 * the root's host, but an important rule from within is stronger than any of its own: the host inherits nothing, and
 * without a box it takes no place in the page, not even that of a line.
 */

export const STYLE = `
:host{all:initial!important;display:contents!important}
*{box-sizing:border-box;font:600 14px/1.4 system-ui,sans-serif}
.panel,.failure,.news,.badge,.none .launcher{display:none}
.open .panel,.failed .failure,.told .news,.unseen .badge{display:grid}
.box{position:fixed;bottom:20px;right:20px;z-index:2147483000;color:CanvasText}
.left{right:auto;left:20px}
.left>*{right:auto;left:0}
button,a{min-height:44px;border:0;padding:12px 16px;border-radius:10px;background:var(--accent);color:var(--on);cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.launcher{position:relative;width:60px;height:60px;border-radius:50%}
.launcher:before{content:"";position:absolute;inset:19px 17px;background:currentColor;border-radius:8px 8px 8px 0}
.open .launcher:before{clip-path:polygon(0 25%,50% 90%,100% 25%)}
.launcher,.news,.panel{box-shadow:0 8px 28px #0004}
.badge{position:absolute;top:-4px;right:-4px;padding:2px 8px;border-radius:16px;background:#b91c1c;color:#fff}
.panel,.news,.failure{position:absolute;bottom:72px;right:0;background:Canvas}
.panel{width:400px;height:min(680px,100dvh - 112px);overflow:hidden;border-radius:16px}
iframe{width:100%;height:100%;border:0}
.failure{inset:0;place-content:center;gap:16px;padding:16px;text-align:center}
.news{grid-template-columns:1fr auto;width:280px;border-radius:16px}
.news button{background:none;color:inherit;text-align:start;font-weight:400;overflow-wrap:anywhere}
@media(max-width:480px){.panel{position:fixed;inset:var(--top,0) 0 auto;width:100%;height:var(--height,100dvh);border-radius:0}.open:not(.failed) .launcher{visibility:hidden}}
@media print{.box{display:none}}`;
