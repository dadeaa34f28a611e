import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$ProjectList } from "./project-list_CbXrzXBC.mjs";
import { n as listPage } from "./listing_CUuLXeX0.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/projets/index.astro
var projets_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const list = listPage(currentModel(), "/projets/");
	if (list === void 0) return new Response(null, { status: 404 });
	return renderTemplate`${renderComponent($$result, "ProjectList", $$ProjectList, { "list": list })}`;
}, "/tmp/w/me/site/src/pages/projets/index.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/projets/index.astro";
var $$url = "/projets";
// \0virtual:astro:page:src/pages/projets/index@_@astro
var page = () => projets_exports;
export { page };
