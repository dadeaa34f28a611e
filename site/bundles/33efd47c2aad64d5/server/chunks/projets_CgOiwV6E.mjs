import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { t as openData } from "./open-data_BM0TU6eq.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/donnees/projets.json.ts
var projets_json_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
function GET() {
	return new Response(`${JSON.stringify(openData(currentModel()), null, 1)}\n`, { headers: { "content-type": "application/json; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/donnees/projets.json@_@ts
var page = () => projets_json_exports;
export { page };
