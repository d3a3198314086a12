#!/usr/bin/env python3
"""Drives a full-screen program through a pseudo-terminal: ends, crashes, a stalled or closed terminal,
terminal types, locales, random input and sizes. Only the standard library is needed.

    pty_check.py PROGRAM [ARGUMENT...]            any program that opens its screen with these arguments,
                                                  and quits by Ctrl-C, or by q as its first key
    pty_check.py --probe .build/debug/terminal-probe     more: crashes, parsed events, captured prints

Every wait is for a condition, with a deadline. PTY_CHECK_SECONDS sets how long random input lasts (4).
"""
import fcntl, os, pty, random, re, select, signal, struct, sys, tempfile, termios, time

arguments = sys.argv[1:]
is_probe = arguments[:1] == ['--probe']
if is_probe: arguments = arguments[1:]
if not arguments: sys.exit(__doc__)
program, defaults = os.path.abspath(arguments[0]), arguments[1:]
fuzz_seconds = float(os.environ.get('PTY_CHECK_SECONDS', '4'))
failures = 0
# Keys pressed at random write files and settings.
home = tempfile.mkdtemp()


class Session:
    """The program in a terminal of its own."""

    def __init__(self, args=None, env={}, rows=24, columns=80, ready=True, settle=0.25):
        self.output, self.status = b'', None
        start_read, start_write = os.pipe()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.read(start_read, 1)  # until the size is set
            full = dict(PATH='/usr/bin:/bin', HOME=home, LC_ALL='C.utf8', TERM='xterm-256color')
            for name, value in env.items():
                full.pop(name, None)
                if value is not None: full[name] = value
            os.chdir(home)
            os.execve(program, [program] + (defaults if args is None else args), full)
        self.resize(rows, columns)
        self.before = termios.tcgetattr(self.fd)
        os.write(start_write, b'x')
        os.close(start_read), os.close(start_write)
        if ready: self.wait_for(lambda: b'\x1b[?25l' in self.output or b'\x1b[?1049h' in self.output
                                or self.status is not None, settle=settle)

    def resize(self, rows, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))

    def pump(self, seconds, read=True):
        if read and self.fd is not None and select.select([self.fd], [], [], seconds)[0]:
            try: more = os.read(self.fd, 65536)
            except OSError: more = b''
            self.output += more
            if more: return True
            time.sleep(0.01)
        elif not read: time.sleep(seconds)
        return False

    def poll(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid: self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def wait_for(self, condition, seconds=10, settle=0.0):
        end = time.time() + seconds
        while time.time() < end:
            self.pump(0.02)
            self.poll()
            if condition():
                quiet = time.time() + settle
                while time.time() < min(quiet, end):
                    if self.pump(0.02): quiet = time.time() + settle
                return True
        return False

    def sees(self, text): return self.wait_for(lambda: text in visible(self.output), 5)

    def send(self, data):
        try: os.write(self.fd, data)
        except OSError: pass

    def end(self, seconds=6, read=True):
        """Exit status, or 'hung'."""
        end = time.time() + seconds
        while time.time() < end and self.poll() is None: self.pump(0.02, read)
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = 'hung'
        while read and self.pump(0.1): pass
        return self.status

    def given_back(self):
        """Line modes as before, alternate screen left, cursor shown, mouse and paste reports off."""
        try: same = termios.tcgetattr(self.fd) == self.before
        except termios.error: same = True
        d = self.output
        def off(mode): return d.rfind(b'\x1b[?%dl' % mode) >= d.rfind(b'\x1b[?%dh' % mode)
        modes = all(off(mode) for mode in (1000, 1002, 1003, 1004, 1006, 2004, 1049))
        shown = d.rfind(b'\x1b[?25l') < max(d.rfind(b'?25h'), d.rfind(b'\x1b[?25h')) or b'?25l' not in d
        return same and modes and shown

    def after_screen(self):
        """What was written after the terminal was given back; where it has one screen only, after the cursor came back."""
        end = max(self.output.rfind(b'\x1b[?1049l'), self.output.rfind(b'?25h'))
        return self.output[max(0, end):]

    def close(self):
        if self.fd is not None: os.close(self.fd)
        self.fd = None


def visible(data): return re.sub(rb'\x1b(\[[0-9;?]*[A-Za-z]|\(B|[=>])', b' ', data)


def check(name, condition, detail=''):
    global failures
    failures += not condition
    print('ok  ' if condition else 'FAIL', name, detail, flush=True)


def ends(name, want, act, args=None, env={}):
    s = Session(args, env)
    act(s)
    status = s.end()
    check(name, status == want and s.given_back(), f'status {status}, given back {s.given_back()}')
    s.close()
    return s


# Ends, on three types of terminal: with an alternate screen and a mouse, within screen or tmux, and a plain one
def endings(term):
    env = {'TERM': term}
    ends(f'{term}: Ctrl-C ends with 130', 130, lambda s: s.send(b'\x03'), env=env)
    ends(f'{term}: q ends with 0', 0, lambda s: s.send(b'q'), env=env)
    for name, want in (('SIGINT', 130), ('SIGTERM', 143), ('SIGHUP', 129), ('SIGQUIT', 131)):
        ends(f'{term}: {name} ends with {want}', want, lambda s: os.kill(s.pid, getattr(signal, name)), env=env)
    s = Session(env=env)
    os.kill(s.pid, signal.SIGKILL)
    s.wait_for(lambda: s.status is not None and s.given_back(), 5)
    check(f'{term}: SIGKILL: given back from outside', s.given_back(), s.status)
    s.close()
    for crash_signal in ('SEGV', 'ABRT', 'FPE', 'BUS', 'ILL', 'TRAP'):
        number = getattr(signal, 'SIG' + crash_signal)
        ends(f'{term}: sent SIG{crash_signal} restores and dies by it', -number, lambda s: os.kill(s.pid, number), env=env)

    # Stalled and closed
    for name, want in (('SIGTERM', 143), ('SIGHUP', 129)):
        s = Session(['bytes', '1000000'], env, settle=0) if is_probe else Session(env=env)
        time.sleep(0.7)  # nobody reads: the terminal's buffer fills up
        began = time.time()
        os.kill(s.pid, getattr(signal, name))
        status = s.end(5, read=False)
        check(f'{term}: stalled output, {name}', status == want and time.time() - began < 3.5, f'{status} {time.time() - began:.1f} s')
        s.close()
    s = Session(env=env)
    s.close()
    began = time.time()
    status = s.end(4, read=False)
    check(f'{term}: terminal closed', status == 129, f'{status} {time.time() - began:.1f} s')


for term in ('xterm-256color', 'screen-256color', 'linux'): endings(term)

# Suspended: no shell is there to continue it, so this only must not hang or lose the terminal
ends('Ctrl-Z without a shell goes on', 0, lambda s: (s.send(b'\x1a'), s.wait_for(lambda: False, 0.4), s.send(b'q')))

s = Session()
os.kill(s.pid, signal.SIGSTOP)
s.output = b''
os.kill(s.pid, signal.SIGCONT)
s.wait_for(lambda: len(s.output) > 100, 3, settle=0.2)
check('stopped and continued from outside: shown again', len(s.output) > 100)
s.send(b'q')
check('... and given back at the end', s.end() == 0 and s.given_back(), s.status)
s.close()

# Terminal types and locales
for name, env, want, text in (
        ('xterm-256color', {}, 0, b'colors 256 utf8 true'), ('tmux-256color', {'TERM': 'tmux-256color'}, 0, b'colors 256'),
        ('xterm', {'TERM': 'xterm'}, 0, b'colors 8'), ('linux', {'TERM': 'linux'}, 0, b'colors 8'),
        ('vt100', {'TERM': 'vt100'}, 0, b'colors 0'), ('NO_COLOR', {'NO_COLOR': '1'}, 0, b'colors 0'),
        ('NO_COLOR empty', {'NO_COLOR': ''}, 0, b'colors 256'), ('LC_ALL=C', {'LC_ALL': 'C'}, 0, b'utf8 false'),
        ('LC_ALL unset', {'LC_ALL': None}, 0, b'utf8 false'), ('LC_ALL unknown', {'LC_ALL': 'xx_YY'}, 0, b'utf8 false'),
        ('LINES and COLUMNS lie', {'LINES': '5', 'COLUMNS': '50'}, 0, b'size 80x24')):
    s = Session(env=env)
    found = s.sees(text) if is_probe else True
    if 'LC_ALL' in name: found = found and all(byte < 128 for byte in s.output)
    if name in ('vt100', 'NO_COLOR'): found = found and not re.search(rb'\x1b\[(3|4)[0-9][;0-9]*m', s.output.replace(b'\x1b[39;49m', b''))
    s.send(b'q')
    check(name, s.end() == want and found, s.status)
    s.close()
if is_probe:
    for name, env, text in (
            ('dumb', {'TERM': 'dumb'}, b'cannot show a full screen'), ('TERM unset', {'TERM': None}, b'TERM environment variable is not set'),
            ('unknown TERM', {'TERM': 'no\x1b[31msuch'}, b'TERM=no?[31msuch is not known')):
        s = Session(env=env, ready=False)
        check(name, s.end() == 2 and text in s.output and s.output.count(b'\n') == 1, s.status)
        s.close()

# Captured prints, crashes, events
if is_probe:
    s = ends('prints wait for the end', 0, lambda s: s.send(b'q'), ['print'])
    check('prints are shown on the normal screen', b'stray line on stdout' in s.after_screen()
          and b'stray line on stderr' in s.after_screen() and s.output.count(b'stray line') == 2)
    s = ends('a screen opened again', 0, lambda s: s.send(b'q'), ['again'])
    check('two at once are refused, a closed one does nothing', b'refused: The full screen is open already.' in s.output
          and b'after close: 0 events' in s.output and visible(s.output).count(b'size 80x24') == 1)
    crashes = (('trap', -4), ('segv', -11), ('abort', -6), ('fpe', -8), ('bus', -7), ('thread', -4), ('stack', -11))
    for term, (kind, want) in [(t, c) for t in ('xterm-256color', 'screen-256color', 'linux') for c in crashes]:
        s = ends(f'{term}: crash {kind}', want, lambda s: None, ['crash', kind], {'TERM': term})
        told = b'the program crashed' in s.after_screen()
        # An optimised program traps without words of its own.
        if kind in ('trap', 'thread') and '/debug/' in program: told = told and b'Index out of range' in s.after_screen()
        check(f'{term}: crash {kind} is told on the normal screen', told)
    s = Session(['crash', 'thread-stack'])
    s.end()
    s.wait_for(s.given_back, 3)
    check('stack overflow on another thread', s.given_back() and s.status == -11, s.status)
    s.close()
    s = ends('crash with a silent reporter', -4, lambda s: None, ['crash', 'trap'], {'SWIFT_BACKTRACE': 'interactive=no,enable=yes'})
    check('the backtrace follows on the normal screen', b'Crash' in s.after_screen() or b'Backtrace' in s.after_screen(),
          f'{len(s.after_screen())} bytes')
    s = Session(['hang'])
    began = time.time()
    s.send(b'\x03')
    check('a hung program ends in time', s.end(5) == 130 and time.time() - began < 3.5 and s.given_back(), f'{time.time() - began:.1f} s')
    s.close()
    for term in ('xterm-256color', 'tmux-256color', 'linux'):
        s = Session(env={'TERM': term})
        for data, text in ((b'\x1b', b'escape'), (b'\x1b[A', b'up'), (b'\x1bOB', b'down'), (b'\x1b[1;5C', b'ctrl-right'),
                           (b'\x1bx', b'alt-x'), (b'\x1b[15~', b'F5'), (b'\x1b[[A', b'F1'), (b'\x1b[<0;5;6M', b'press left 4,5'),
                           (b'\x1b[M !!', b'press left 0,0'), (b'\x1b[200~ab\x1b[201~', b'paste 2'), (b'\x1b[I', b'focus true'),
                           (b'\x0c', b'ctrl-l'), (b'\x13', b'ctrl-s'), (b'\x1c', b'ctrl-\\'), (b'\xc3\xa9', 'é'.encode())):
            s.output = b''
            s.send(data)
            s.wait_for(lambda: len(s.output) > 0, 3, settle=0.1)
            s.output = b''
            s.send(b'\x0c')  # the whole picture again
            s.send(data)
            check(f'{term} {data!r}', s.sees(text))
        s.send(b'q')
        s.end()
        s.close()

# Random input and sizes
pieces = [b'\x1b', b'\x1b[', b'\x1b[<0;1;1M', b'\x1b[<64;9999999999;1M', b'\x1b[M', b'\x1b[M\xff\xff\xff', b'\x1bO',
          b'\x1b[200~', b'\xe2', b'\xe2\xa3', b'\xf0\x9f\x98\x80', b'\x00', b'\xff', b'\x1b]0;x\x07', b'\x1b[24;80R', b'\x1bP', b'\t', b'\x0c', b' ']
for seed, term in ((1, 'xterm-256color'), (2, 'tmux-256color'), (3, 'linux')):
    rnd, s = random.Random(seed), Session(env={'TERM': term})
    end, sent, resizes = time.time() + fuzz_seconds, 0, 0
    while time.time() < end and s.poll() is None:
        s.pump(0.002)
        s.output = s.output[-4096:]
        if rnd.random() < 0.1:
            s.resize(rnd.choice([1, 2, 5, 24, 200]), rnd.choice([1, 2, 39, 80, 500]))
            resizes += 1
        else:
            data = rnd.choice(pieces) if rnd.random() < 0.6 else bytes(rnd.randrange(256) for _ in range(8))
            data = bytes(c for c in data if c not in (3, 26) and c != ord('q'))  # those end or stop it
            sent += len(data)
            s.send(data)
    alive = s.poll() is None
    if alive: os.kill(s.pid, signal.SIGTERM)
    check(f'random input, {term}', alive and s.end() == 143 and s.given_back(), f'{sent} bytes, {resizes} resizes, {s.status}')
    s.close()
if not is_probe:
    # As many pictures of the network to a frame as there usually are.
    s = Session(['spiral', '--stats', '--fps', '40', '--surfaces', '8'], ready=False)
    s.wait_for(lambda: False, 6.5)
    s.send(b'q')
    s.end()
    told = re.search(rb'screen: (\d+) frames, .* written, ([\d.]+) (k?)B a frame', s.after_screen())
    frames, size = (int(told[1]), float(told[2]) * (1000 if told[3] else 1)) if told else (0, 0)
    check('a frame takes less than 8 kB on the average of 200', frames >= 200 and size < 8000, f'{frames} frames, {size:.0f} B')
    s.close()
    for name, env in (('dumb', {'TERM': 'dumb'}), ('TERM unset', {'TERM': None})):
        s = Session(env=env, ready=False)
        check(f'{name}: a clear line that names --plain, and 2', s.end() == 2 and b'--plain' in s.output, s.status)
        s.close()
    s = Session(['--plain'], {'TERM': 'dumb'}, ready=False)
    s.wait_for(lambda: b'parameters' in s.output, 10)
    s.send(b'step 20\r')
    s.wait_for(lambda: b'step 20: train' in s.output, 10)
    s.send(b'quit\r')
    check('--plain on a dumb terminal: words alone', s.end() == 0 and b'step 20: train' in s.output
          and not re.search(rb'[\x00-\x08\x0b\x0c\x0e-\x1f]', s.output), s.status)
    s.close()
    s = Session(['--plain'], {'TERM': 'dumb'}, ready=False)
    s.wait_for(lambda: b'parameters' in s.output, 10)
    s.send(b'\x03')
    check('--plain: Ctrl-C ends with 130', s.end() == 130, s.status)
    s.close()
    s = Session()
    s.send(b'p')
    opened = s.sees(b'type to search')
    s.send(b'\x1b[200~ab\x03cd\x1b[201~')
    s.wait_for(lambda: False, 0.7)
    s.send(b'\x03')
    s.wait_for(lambda: False, 2.5)
    check('Ctrl-C is text when pasted and closes a list, and the two seconds are over for nothing', opened and s.poll() is None)
    s.send(b'\x03')
    check('Ctrl-C ends with 130 where nothing is open', s.end() == 130 and s.given_back(), s.status)
    s.close()
    s = Session()
    s.send(b'p')
    s.sees(b'type to search')
    os.kill(s.pid, signal.SIGINT)
    check('SIGINT ends with 130 in a list too', s.end() == 130 and s.given_back(), s.status)
    s.close()
s = Session()
s.resize(65535, 65535)
s.wait_for(lambda: False, 0.5)
s.send(b'q')
check('a screen of 65,535 by 65,535', s.end(10) == 0, s.status)
print('failures', failures)
sys.exit(failures != 0)
