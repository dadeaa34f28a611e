import { commentAnchor } from '@aggloforum/concertation/contract/comments.ts';
import type { PublicComment } from '@aggloforum/publisher/contract';
import { commentsData, commentsPage } from './addresses.ts';
import { integer, LICENCE, list, object, schemaAt, text, textOrNull } from './data-format.ts';
import type { SiteModel } from './site-model.ts';

const SCHEMA = '/donnees/commentaires.schema.json';
const STATES = {
  published: 'publie',
  redacted: 'publie-en-partie',
  removed: 'retire-par-la-moderation',
  withdrawn: 'retire-par-son-auteur',
  erased: 'efface-par-son-auteur',
} as const;

/** The comments of one page of a thread, for reuse: what the page shows and no more. Undefined when there is none. */
export function commentsOpenData(model: SiteModel, project: string, consultation: string, number: number) {
  const { publicUrl } = model;
  const item = model.project(project)?.consultations.find(({ slug }) => slug === consultation);
  const page = item === undefined ? null : model.thread(item.ref, number);
  if (item === undefined || page === null) return undefined;
  const data = (comment: PublicComment, answers: number | null) => ({
    numero: comment.number,
    adresse: `${publicUrl}${commentsPage(item.path, number)}#${commentAnchor(comment.number)}`,
    enReponseA: answers,
    etat: STATES[comment.state],
    auteur: comment.authorName,
    service: comment.official?.service ?? null,
    texte: comment.body,
    publie: comment.publishedAt,
    corrige: comment.correctedAt,
    retire: comment.gone?.at ?? null,
    articleDeLaCharte: comment.gone?.article ?? null,
  });
  return {
    $schema: publicUrl + SCHEMA,
    licence: LICENCE,
    producteur: model.settings.organisation,
    demonstration: model.demo,
    consultation: { titre: item.title, adresse: publicUrl + item.path },
    suivants: page.newer === null ? null : publicUrl + commentsData(item.ref, page.newer),
    commentaires: page.entries.flatMap(({ comment, replies }) => [
      data(comment, null),
      ...replies.map((reply) => data(reply, comment.number)),
    ]),
  };
}

export function commentsSchema(publicUrl: string) {
  const integerOrNull = { type: ['integer', 'null'] };
  return schemaAt(publicUrl, SCHEMA, 'Commentaires d’une consultation', {
    consultation: object({ titre: text, adresse: text }),
    suivants: { ...textOrNull, description: 'Adresse du fichier des commentaires suivants.' },
    commentaires: list(
      object({
        numero: { ...integer, description: 'Dans la consultation, dans l’ordre de parution ; ne change jamais.' },
        adresse: text,
        enReponseA: { ...integerOrNull, description: 'Numéro du commentaire auquel celui-ci répond.' },
        etat: { enum: Object.values(STATES) },
        auteur: { ...textOrNull, description: 'Nom ou pseudonyme choisi.' },
        service: { ...textOrNull, description: 'D’une réponse de la collectivité.' },
        texte: { ...textOrNull, description: '[…] marque un passage masqué par la modération.' },
        publie: text,
        corrige: textOrNull,
        retire: textOrNull,
        articleDeLaCharte: textOrNull,
      }),
    ),
  });
}
