/**
 * The script of all pages: buttons that copy values, and the address behind `#`, which browsers send to nobody. It
 * remembers nothing, and everything works without it.
 */
export const script = `"use strict";
(function(){
var d=document,s=d.getElementById("status"),i=d.getElementById("address");
function copy(c){
if(navigator.clipboard)return navigator.clipboard.writeText(c.textContent);
var r=d.createRange(),l=getSelection();r.selectNodeContents(c);l.removeAllRanges();l.addRange(r);
return d.execCommand("copy")?Promise.resolve():Promise.reject();
}
d.querySelectorAll("[data-copy]").forEach(function(c){
var b=d.createElement("button");b.type="button";b.className="copy";b.title=c.dataset.copy;b.setAttribute("aria-label",c.dataset.copy);
b.innerHTML='<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="8" y="8" width="12" height="13" rx="2"/><path d="M16 8V5a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h2"/></svg>';
b.addEventListener("click",function(){copy(c).then(function(){s.textContent="";setTimeout(function(){s.textContent=c.dataset.copied;b.innerHTML='<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12l6 6L20 6"/></svg>'},50)},function(){})});
c.after(b);
});
if(i&&!i.value&&location.hash.length>1){
try{i.value=decodeURIComponent(location.hash.slice(1)).slice(0,254)}catch(e){}
history.replaceState(null,"",location.pathname+location.search);i.focus();
}
var w=d.getElementById("wrong");if(w&&i)i.focus();
})();
`;
