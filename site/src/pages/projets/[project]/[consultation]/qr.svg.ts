import { qrSvg } from '../../../../kit/qr.ts';
import { kitOf } from '../../../../model/kit.ts';
import { currentModel } from '../../../../model/source.ts';
import { paramsOf } from '../../../../model/static-paths.ts';

export function getStaticPaths() {
  return paramsOf(/^\/projets\/(?<project>[^/]+)\/(?<consultation>[^/]+)\/qr\.svg$/);
}

export function GET({ params }: { params: { project?: string; consultation?: string } }): Response {
  const view = currentModel();
  const item = view.project(params.project ?? '')?.consultations.find(({ slug }) => slug === params.consultation);
  const kit = item === undefined ? null : kitOf(item);
  if (item === undefined || kit === null) return new Response(null, { status: 404 });
  return new Response(qrSvg(view.publicUrl + kit.shortPath, item.title), {
    headers: { 'content-type': 'image/svg+xml' },
  });
}
