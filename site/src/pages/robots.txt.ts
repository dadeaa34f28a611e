import { currentModel } from '../model/source.ts';

export function GET(): Response {
  const { demo, publicUrl } = currentModel();
  const rules = demo ? 'User-agent: *\nDisallow: /\n' : 'User-agent: *\nDisallow: /participer/\n';
  return new Response(`${rules}\nSitemap: ${publicUrl}/sitemap-index.xml\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
