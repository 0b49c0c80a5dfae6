import { baseNames } from '../base-names';
import { slim } from './slim';
import { StandIn } from './stand-in';

/** Debian 13's PostgreSQL 17 without its just-in-time compiler, which costs 200 MB and serves long analytic queries. */
export const postgresStandIn: StandIn = {
  name: baseNames.postgres,
  suite: 'trixie',
  packages: ['postgresql-17', 'libnss-wrapper', 'tzdata'],
  changes: [
    slim,
    'rm -rf "$1"/usr/lib/postgresql/17/lib/bitcode "$1"/usr/lib/postgresql/17/lib/llvmjit* "$1"/usr/lib/*/libLLVM* "$1"/usr/lib/*/libz3.*',
    // The cluster that Debian makes on installation.
    'rm -rf "$1"/var/lib/postgresql/* "$1"/etc/postgresql/*',
    `sed -i "s/^#listen_addresses = 'localhost'/listen_addresses = '*'/" "$1/usr/share/postgresql/17/postgresql.conf.sample"`,
    'install -d "$1/docker-entrypoint-initdb.d"',
  ],
  files: { '/usr/local/bin/docker-entrypoint.sh': 'postgres-entrypoint.sh' },
  settings: [
    // Any user id may run the image.
    'RUN install -d -m 1777 /var/lib/postgresql/data && install -d -m 3777 /run/postgresql',
    'ENV LANG=C.UTF-8 PG_MAJOR=17 PGDATA=/var/lib/postgresql/data PATH=/usr/lib/postgresql/17/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'VOLUME /var/lib/postgresql/data',
    'EXPOSE 5432',
    // Fast shutdown: clients are sent away, nothing is lost.
    'STOPSIGNAL SIGINT',
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["postgres"]',
  ],
};
