import { Route, Routes } from 'react-router-dom';
import { ListPage } from './list-page.tsx';
import { MessagePage } from './message-page.tsx';
import { PromisesPage } from './promises-page.tsx';
import { TeamPage } from './team-page.tsx';
import { TypeInPage } from './type-in-page.tsx';

export default function App() {
  return (
    <Routes>
      <Route index element={<ListPage />} />
      <Route path="promesses" element={<PromisesPage />} />
      <Route path="saisir" element={<TypeInPage />} />
      <Route path="equipe" element={<TeamPage />} />
      <Route path=":id" element={<MessagePage />} />
    </Routes>
  );
}
