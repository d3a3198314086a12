#!/usr/bin/env python3
"""Numbers that depend on the machine: the start, key to frame while training, idle and paused cost, what the screen costs
training.

    measure.py PROGRAM            MEASURE_RUNS sets how often each is repeated (5); medians are told

Give it the machine alone, or a high priority: nice -n -10.
"""
import fcntl, os, pty, select, signal, statistics, struct, sys, tempfile, termios, time

program = os.path.abspath(sys.argv[1])
runs = int(os.environ.get('MEASURE_RUNS', '5'))
home = tempfile.mkdtemp()


class Session:
    def __init__(self, args, rows=24, columns=80):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            env = dict(PATH='/usr/bin:/bin', HOME=home, LC_ALL='C.utf8', TERM='xterm-256color')
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
            os.execve(program, [program] + args, env)
        self.output = b''
        self.read_until(lambda: b'\x1b[?1049h' in self.output, 10)

    def read_until(self, condition, seconds):
        end = time.time() + seconds
        while time.time() < end and not condition():
            if select.select([self.fd], [], [], 0.005)[0]:
                try: self.output += os.read(self.fd, 65536)
                except OSError: return

    def read_for(self, seconds): self.read_until(lambda: False, seconds)

    def seconds_used(self):
        with open(f'/proc/{self.pid}/stat') as file: fields = file.read().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def end(self):
        os.write(self.fd, b'q')
        self.read_for(0.7)
        os.close(self.fd)
        os.waitpid(self.pid, 0)
        return self.output[self.output.rfind(b'\x1b[?1049l'):].decode(errors='replace')


def start(args):
    """Seconds from the start of the process to its end, and its peak memory in MB."""
    began = time.time()
    pid = os.posix_spawn(program, [program] + args, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, '/dev/null', os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status: raise SystemExit('soma %s ended with %d' % (' '.join(args), status))
    return time.time() - began, usage.ru_maxrss / 1000, usage.ru_utime + usage.ru_stime


def first_frame():
    """Seconds from the start of the process to the first bytes after the screen was taken over."""
    began = time.time()
    session = Session(['spiral', '--paused'])
    mark = session.output.find(b'\x1b[?1049h')
    session.read_until(lambda: b'Network' in session.output[mark:], 10)
    took = time.time() - began
    session.end()
    return took


def key_to_frame():
    """The time from a key (the panel that has the keys moves on) to the first byte of the frame that shows it, while
    this program trains at full speed and another one keeps the other core busy."""
    other = Session(['digits', '--full-speed'])
    session = Session(['spiral', '--full-speed', '--fps', '20'])
    session.read_for(1.5)
    times = []
    # Not escape: with the next key close behind it, it would be one key with alt.
    keys = [b'?', b'\r']
    for index in range(120):
        session.read_for(0.02 + 0.07 * (index * 37 % 11) / 11)  # at all phases of the frame clock
        wanted = b'Keys' if index % 2 == 0 else None
        session.output = b''
        began = time.time()
        os.write(session.fd, keys[index % 2])
        if wanted:
            session.read_until(lambda: wanted in session.output, 2)
            times.append((time.time() - began) * 1000)
        while other and select.select([other.fd], [], [], 0)[0]: os.read(other.fd, 65536)
    other.end(), session.end()
    times.sort()
    return times[int(len(times) * 0.95)], statistics.median(times)


def idle(args, keys=b''):
    session = Session(args)
    session.read_for(1.5)
    if keys: os.write(session.fd, keys)
    session.read_for(1.5)
    session.output = b''
    before, began = session.seconds_used(), time.time()
    session.read_for(5)
    used = (session.seconds_used() - before) / (time.time() - began)
    written = len(session.output)
    session.end()
    return used * 100, written


def steps_per_second(drawing):
    """Of one run, with the picture drawn 20 times a second or once."""
    session = Session(['spiral', '--full-speed', '--stats', '--fps', '20' if drawing else '1',
                       '--surfaces', '4' if drawing else '1'])
    session.read_for(4)
    told = session.end()
    for line in told.splitlines():
        if 'steps a second' in line:
            return float(line.split(' training at ')[1].split(' steps')[0].replace('e+', 'e'))
    return float('nan')


print('load', os.getloadavg(), 'nice', os.nice(0))
starts = [start(['train', 'bench/w1', '--steps', '1']) for _ in range(4 * runs)]
print('start to the end of the first step of bench/w1: median %.0f ms (%.0f ms of processor time), peak memory %.1f MB' % (
    statistics.median(s[0] for s in starts) * 1000, statistics.median(s[2] for s in starts) * 1000,
    max(s[1] for s in starts)))
print('start to the first frame: median %.0f ms' % (
    statistics.median(first_frame() for _ in range(2 * runs)) * 1000))
results = [key_to_frame() for _ in range(max(1, runs // 2))]
print('key to frame while both cores train: 95th percentile %.1f ms, median %.1f ms' % (
    statistics.median(r[0] for r in results), statistics.median(r[1] for r in results)))
for name, args, keys in (('idle', ['--paused'], b''), ('paused after training', [], b' ')):
    results = [idle(args, keys) for _ in range(max(1, runs // 2))]
    print('%s: %.2f %% of a core, %d bytes in 5 s' % (
        name, statistics.median(r[0] for r in results), max(r[1] for r in results)))
slower = []
for _ in range(runs):
    with_screen, without = steps_per_second(True), steps_per_second(False)
    slower.append((1 - with_screen / without) * 100)
print('training slowed by 20 frames a second: median %.1f %%, of %s' % (
    statistics.median(slower), ', '.join('%.1f' % s for s in slower)))
