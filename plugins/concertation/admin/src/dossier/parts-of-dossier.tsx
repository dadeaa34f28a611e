import { styled } from 'styled-components';
import { LinkLike } from '@aggloforum/publisher/admin-kit/controls.ts';

const PARTS = [
  ['projet', 'Projet'],
  ['consultations', 'Consultations'],
  ['rendez-vous', 'Rendez-vous'],
  ['participation', 'Participation'],
  ['controle', 'Liste de contrôle'],
  ['versions', 'Versions'],
] as const;

/** A long page: each part is one press away, without a hundred fields in between. */
export function PartsOfDossier() {
  return (
    <Parts aria-label="Parties du dossier">
      {PARTS.map(([heading, label]) => (
        <LinkLike key={heading} onClick={() => goToPart(heading)}>
          {label}
        </LinkLike>
      ))}
    </Parts>
  );
}

function goToPart(heading: string): void {
  const part = document.getElementById(heading)?.closest('section');
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

const Parts = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 1.6rem;
`;
