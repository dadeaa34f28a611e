import { Page } from '@strapi/strapi/admin';
import { StackedSheet } from '../../admin-kit/layout.ts';
import { useLoaded } from '../../admin-kit/use-loaded.ts';
import { ChangesTable } from './changes-table.tsx';
import { usePublicationClient } from './client.ts';
import { FollowersTable } from './followers-table.tsx';
import { STEER } from './permissions.ts';
import { SteeringButtons } from './steering-buttons.tsx';

const EVERY_MS = 2_000;

export default function PublicationPage() {
  return (
    <Page.Protect permissions={STEER}>
      <Page.Title>Publication</Page.Title>
      <Publication />
    </Page.Protect>
  );
}

/** What the public sees, since when, and who brings it there. */
function Publication() {
  const client = usePublicationClient();
  const { value, failed, set } = useLoaded(client.status, { every: EVERY_MS });
  return (
    <StackedSheet $gap="2.4rem" aria-busy={value === null}>
      <h1>Publication</h1>
      {failed && <p role="alert">Le serveur ne répond pas. Ce qui suit est ce qu’il a dit en dernier.</p>}
      {value === null ? (
        <p role="status">Un instant…</p>
      ) : (
        <>
          <SteeringButtons desired={value.desired} client={client} onDone={set} />
          <h2>Les sites</h2>
          <FollowersTable status={value} />
          <h2>Les derniers changements</h2>
          <ChangesTable status={value} />
        </>
      )}
    </StackedSheet>
  );
}
