#!/usr/bin/env python3
"""Training at full speed on a screen for an hour (SOAK_SECONDS): memory must not grow by 5 MB, descriptors stay."""
import fcntl, os, pty, select, struct, sys, tempfile, termios, time

program = os.path.abspath(sys.argv[1])
seconds = float(os.environ.get('SOAK_SECONDS', '3600'))
pid, fd = pty.fork()
if pid == 0:
    env = dict(PATH='/usr/bin:/bin', HOME=tempfile.mkdtemp(), LC_ALL='C.utf8', TERM='xterm-256color')
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 120, 0, 0))
    os.execve(program, [program, 'spiral', '--full-speed', '--set', 'steps=2000000000'], env)


def memory():
    with open(f'/proc/{pid}/status') as file:
        return next(int(line.split()[1]) for line in file if line.startswith('VmRSS')) / 1000


def descriptors(): return len(os.listdir(f'/proc/{pid}/fd'))


def drain(until):
    count = 0
    while time.time() < until:
        if select.select([fd], [], [], 0.2)[0]: count += len(os.read(fd, 65536))
    return count


warm = min(60, seconds / 5)
drain(time.time() + warm)
start, first, first_descriptors, total = time.time(), memory(), descriptors(), 0
print(f'after {warm:.0f} s: {first:.1f} MB, {first_descriptors} descriptors', flush=True)
ok = True
while time.time() - start < seconds - warm:
    total += drain(time.time() + min(60, (seconds - warm) / 5))
    now, open_now = memory(), descriptors()
    print(f'{time.time() - start + warm:.0f} s: {now:.1f} MB ({now - first:+.1f}), {open_now} descriptors', flush=True)
    ok = ok and now - first < 5 and open_now == first_descriptors
os.write(fd, b'q')
time.sleep(1)
drain(time.time() + 0.5) if select.select([fd], [], [], 0)[0] else None
print('ok' if ok else 'FAIL', f'{total / (seconds - warm) / 1000:.1f} kB a second written')
sys.exit(not ok)
