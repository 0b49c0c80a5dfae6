import { createHash } from 'node:crypto';

/**
 * containerd's configuration for a Minikube node. `restrict_oom_score_adj` lets containers start where the process may
 * not lower its OOM score; it is written without spaces because Minikube would set it back otherwise.
 */
export function containerdConfig(sandboxImage: string): string {
  const body = `version = 2

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${sandboxImage}"
  restrict_oom_score_adj=true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/opt/cni/bin"
    conf_dir = "/etc/cni/net.d"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
`;
  // Minikube edits values in this file at every start: the mark tells whether it was made from this very template.
  const mark = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return `# Minikube node configuration ${mark}\n${body}`;
}

/** Whether a containerd configuration was made by `containerdConfig` of this version with these values. */
export function isContainerdConfig(content: string, expected: string): boolean {
  return content.split('\n', 1)[0] === expected.split('\n', 1)[0];
}

/** An init script for containerd, for machines on which systemd does not run. */
export const containerdInitScript = `#!/bin/sh
### BEGIN INIT INFO
# Provides:          containerd
# Required-Start:    $local_fs $network
# Required-Stop:     $local_fs
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: container runtime of the Minikube node
### END INIT INFO
PIDFILE=/run/containerd.pid
DAEMON=/usr/bin/containerd
SOCKET=/run/containerd/containerd.sock

answers() { ctr --connect-timeout 1s --timeout 2s version >/dev/null 2>&1; }

start() {
  start-stop-daemon --start --oknodo --background --make-pidfile --pidfile "$PIDFILE" \\
    --output /var/log/containerd.log --exec "$DAEMON"
  for _ in $(seq 60); do
    answers && return 0
    sleep 0.5
  done
  echo "containerd does not answer on $SOCKET; see /var/log/containerd.log" >&2
  return 1
}

stop() {
  start-stop-daemon --stop --oknodo --retry TERM/10/KILL/5 --pidfile "$PIDFILE" --exec "$DAEMON"
}

case "$1" in
  start) start ;;
  stop) stop ;;
  restart | force-reload) stop && start ;;
  status) start-stop-daemon --status --pidfile "$PIDFILE" --exec "$DAEMON" && answers ;;
  *)
    echo "usage: $0 start|stop|restart|force-reload|status" >&2
    exit 2
    ;;
esac
`;
