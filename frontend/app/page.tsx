import { getSessionCookie } from 'better-auth/cookies';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { cache } from 'react';
import { AuthScreen } from '@/components/auth/auth-screen';
import { Workspace } from '@/components/workspace/workspace';
import { currentSession } from '@/lib/server/current-session';
import { getAuth, getConfig } from '@/lib/server/instance';
import { SOCIAL_PROVIDERS, type SocialProvider } from '@/lib/server/social-providers';

/** The signed-in user, asked for once per request. */
const currentUser = cache(async () => (await currentSession(getAuth, await headers()))?.user);

export async function generateMetadata(): Promise<Metadata> {
  // The layout's template is for the pages below it, not for this one.
  return (await currentUser()) === undefined ? { title: { absolute: 'Sign in · Todo Chat' } } : {};
}

export default async function Page({ searchParams }: PageProps<'/'>) {
  const user = await currentUser();
  if (user !== undefined) {
    return <Workspace key={user.id} user={{ id: user.id, name: user.name, email: user.email }} />;
  }
  const { error } = await searchParams;
  const configured = Object.keys(getConfig().socialClients) as SocialProvider[];
  return (
    <AuthScreen
      notice={await noticeFor(error !== undefined)}
      providers={configured.map((id) => ({ id, name: SOCIAL_PROVIDERS[id] }))}
    />
  );
}

/** @param failed whether a provider sent the person back without having signed them in. */
async function noticeFor(failed: boolean): Promise<string | undefined> {
  if (failed) return 'Signing in did not work. Try again, or use your email and password.';
  // The cookie lives on when the session is ended elsewhere.
  if (getSessionCookie(await headers()) !== null) return 'Your session has ended. Sign in again to go on.';
  return undefined;
}
