#!/usr/bin/env python3
"""Training at full speed on a screen for an hour (SOAK_SECONDS): memory must not grow by 5 MB, descriptors stay.

Now and then a person looks round: other panels, the help, the explorer, another layer, a resize.
"""
import fcntl, os, pty, select, signal, struct, sys, tempfile, termios, time

program = os.path.abspath(sys.argv[1])
seconds = float(os.environ.get('SOAK_SECONDS', '3600'))
pid, fd = pty.fork()
if pid == 0:
    env = dict(PATH='/usr/bin:/bin', HOME=tempfile.mkdtemp(), LC_ALL='C.utf8', TERM='xterm-256color')
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 120, 0, 0))
    os.execve(program, [program, 'spiral', '--full-speed', '--stats', '--set', 'steps=1000000000'], env)

# A round through what there is, back to where it began.
LOOKS = [b'\t' * 8, b'?', b'\x1b', b'A', b'\x1b', b'\x1b[C', b'p', b'\x1b', b'\x10', b'\x1b', b'\x1b[D', b'z', b'z', b'c' * 5]
SIZES = [(24, 80), (50, 200), (40, 120)]
written = 0
tail = b''


def memory():
    with open(f'/proc/{pid}/status') as file:
        return next(int(line.split()[1]) for line in file if line.startswith('VmRSS')) / 1000


def descriptors(): return len(os.listdir(f'/proc/{pid}/fd'))


def drain(until):
    """Reads what is written until a time; false where the program has ended."""
    global written, tail
    while (left := until - time.time()) > 0:
        if select.select([fd], [], [], min(0.2, left))[0]:
            try: data = os.read(fd, 65536)
            except OSError: return False
            written, tail = written + len(data), (tail + data)[-20000:]
    return True


def press(keys):
    """An escape with a key close behind it would be one key, so each has its time."""
    os.write(fd, keys)
    drain(time.time() + 1)


def look_round():
    for keys in LOOKS: press(keys)
    for _ in range(2): press(b'\x1b')
    for rows, columns in SIZES:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
        os.kill(pid, signal.SIGWINCH)
        drain(time.time() + 0.3)


began = time.time()
warm = min(120, seconds / 5)
alive = drain(began + warm / 2)
look_round()
alive = alive and drain(began + warm)
if not alive: sys.exit('FAIL the program ended:\n' + tail.decode(errors='replace'))
first, first_descriptors = memory(), descriptors()
print(f'after {warm:.0f} s: {first:.1f} MB, {first_descriptors} descriptors', flush=True)
ok = True
while alive and time.time() - began < seconds:
    look_round()
    alive = drain(min(began + seconds, time.time() + 55))
    if not alive: break
    now, open_now = memory(), descriptors()
    print(f'{time.time() - began:.0f} s: {now:.1f} MB ({now - first:+.1f}), {open_now} descriptors', flush=True)
    ok = ok and now - first < 5 and open_now == first_descriptors
if alive: press(b'\x1b'), press(b'\x1b'), press(b'q')
drain(time.time() + 3)
told = tail[tail.rfind(b'\x1b[?1049l'):].decode(errors='replace').replace('\r', '')
print('\n'.join(line for line in told.splitlines() if line.startswith(('screen:', 'time:')) or 'steps,' in line))
ok = ok and alive and 'time:' in told
print('ok' if ok else 'FAIL', f'{seconds:.0f} s, {written / seconds / 1000:.1f} kB a second written')
sys.exit(not ok)
