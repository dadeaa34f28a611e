import { posterFonts } from '../../../../kit/fonts.ts';
import { poster } from '../../../../kit/poster.ts';
import { posterText } from '../../../../kit/poster-text.ts';
import { kitOf } from '../../../../model/kit.ts';
import { currentModel } from '../../../../model/source.ts';
import { paramsOf } from '../../../../model/static-paths.ts';

export function getStaticPaths() {
  return paramsOf(/^\/projets\/(?<project>[^/]+)\/(?<consultation>[^/]+)\/affiche\.pdf$/);
}

export async function GET({ params }: { params: { project?: string; consultation?: string } }): Promise<Response> {
  const view = currentModel();
  const item = view.project(params.project ?? '')?.consultations.find(({ slug }) => slug === params.consultation);
  const kit = item === undefined ? null : kitOf(item);
  if (item === undefined || kit === null) return new Response(null, { status: 404 });
  const text = posterText(item, view.settings, view.publicUrl + kit.shortPath, view.demo);
  const bytes = await poster(text, posterFonts, item.updatedAt);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/pdf' } });
}
