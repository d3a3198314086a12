import Foundation
import Testing

/// Signals that ask for the end, and those that somebody wants ignored.
@Suite("Signals")
struct SignalTests {
    @Test(
        "that are ignored when the program starts stay ignored",
        arguments: ["train spiral --steps 100000000 --seconds 2 --json", "spiral --plain"])
    func ignored(command: String) throws {
        // The shell's own sleep: the signals come while the run goes on.
        let outcome = try Program.shell(
            """
            trap '' HUP INT
            (echo run; sleep 2; echo quit) | "$soma" \(command) > out &
            sleep 1; kill -HUP $!; kill -INT $!; wait $!
            echo "status $?"; rm -f out
            """)
        #expect(outcome.output == "status 0\n", "\(outcome.output)\(outcome.errors)")
    }

    @Test("HOME is where a person's files are")
    func home() throws {
        let outcome = try Program.shell(
            #"unset XDG_CONFIG_HOME XDG_STATE_HOME; HOME=/elsewhere/at/all "$soma" doctor"#)
        #expect(outcome.output.contains("/elsewhere/at/all/.config/soma/settings.yaml"))
        #expect(outcome.output.contains("/elsewhere/at/all/.local/state/soma/soma.log"))
    }
}
