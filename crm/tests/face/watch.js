// Before a page begins: what moves in it, and what the policy refuses it.
window.moved = 0;
window.refused = [];
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.moved += value;
}).observe({ type: "layout-shift", buffered: true });
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => window.refused.push(`refused ${effectiveDirective} ${blockedURI} ${sample}`));
