import { getSessionCookie } from 'better-auth/cookies';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { cache } from 'react';
import { AuthScreen } from '@/components/auth/auth-screen';
import { Workspace } from '@/components/workspace/workspace';
import { getAuth } from '@/lib/server/instance';

/** The signed-in user, asked for once per request. Without a cookie (probes) the database is not touched. */
const currentUser = cache(async () => {
  const requestHeaders = await headers();
  if (getSessionCookie(requestHeaders) === null) return undefined;
  const session = await getAuth().api.getSession({ headers: requestHeaders });
  return session?.user;
});

export async function generateMetadata(): Promise<Metadata> {
  return (await currentUser()) === undefined ? { title: 'Sign in' } : {};
}

export default async function Page() {
  const user = await currentUser();
  if (user === undefined) return <AuthScreen />;
  return <Workspace user={{ id: user.id, name: user.name, email: user.email }} />;
}
