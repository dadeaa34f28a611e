import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { n as siteFeed } from "./atom_Bi0Fe79o.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/flux.xml.ts
var flux_xml_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
function GET() {
	return new Response(siteFeed(currentModel()), { headers: { "content-type": "application/atom+xml; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/flux.xml@_@ts
var page = () => flux_xml_exports;
export { page };
