import { d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { n as $$Arches } from "./base_Cpxj9Jqk.mjs";
// src/components/band.astro
var $$Band = createComponent(($$result, $$props, $$slots) => {
	return renderTemplate`${maybeRenderHead($$result)}<div class="band"> ${renderComponent($$result, "Arches", $$Arches, {})} </div>`;
}, "/tmp/w/me/site/src/components/band.astro", void 0);
export { $$Band as t };
