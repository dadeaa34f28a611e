import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { t as icalendar } from "./calendar_DnHml8Bc.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/calendrier.ics.ts
var calendrier_ics_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
function GET() {
	const view = currentModel();
	const body = icalendar(view, `${view.settings.siteName} : rendez-vous`, view.all("subscribed"));
	return new Response(body, { headers: { "content-type": "text/calendar; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/calendrier.ics@_@ts
var page = () => calendrier_ics_exports;
export { page };
