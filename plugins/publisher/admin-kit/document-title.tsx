import { useEffect } from 'react';

export function DocumentTitle({ text }: { text: string }) {
  useEffect(() => {
    document.title = `${text} | Aggloforum`;
  }, [text]);
  return null;
}
