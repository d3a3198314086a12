import Foundation
import Testing

/// Work that takes long answers signals and limits, and memory is asked for before it is spent.
@Suite("Long work", .serialized)
struct LongWorkTests {
    @Test("is given up when its seconds are over, and a run tells what there is")
    func seconds() throws {
        let outcome = try Program.shell(
            """
            SECONDS=0; "$soma" train heavy.yaml --seconds 1 2>&1; echo "status $?"
            test $SECONDS -le 15 && echo "in time"
            """)
        // A machine that is slow does not come to its first score in a second.
        #expect(
            outcome.output.contains("stopped after") && outcome.output.contains("status 0")
                || outcome.output.contains("stopped before the network was scored")
                    && outcome.output.contains("status 1"),
            "\(outcome.output)")
        #expect(outcome.output.contains("in time"), "\(outcome.output)")
    }

    @Test(
        "ends soon after a signal, with 128 and its number",
        arguments: ["train heavy.yaml", "race heavy.yaml heavy.yaml --headless", "bench heavy.yaml --seconds 100"])
    func signals(command: String) throws {
        let outcome = try Program.shell(
            """
            set -m; "$soma" \(command) > /dev/null 2>&1 & sleep 2; kill -TERM $!; SECONDS=0
            wait $!; echo "status $?"; test $SECONDS -le 10 && echo "in time"
            """)
        #expect(outcome.output.contains("status 143\nin time"), "\(outcome.output)\(outcome.errors)")
    }

    @Test("of a verification that is ended does not count as a failure")
    func verification() throws {
        let outcome = try Program.shell(
            #""$soma" verify claims/siren-camera & sleep 2; kill -INT $! ; kill -TERM $!; wait $!; echo "status $?""#)
        #expect(!outcome.output.contains("FAIL"), "\(outcome.output)")
        #expect(outcome.output.contains("status 143") || outcome.output.contains("status 130"), "\(outcome.output)")
    }

    @Test("Memory that the system does not give is refused in a sentence", arguments: [700_000])
    func limitedMemory(kilobytes: Int) throws {
        let outcome = try Program.shell(
            #"ulimit -v \#(kilobytes); "$soma" train heavy.yaml --set batch=20000 --steps 1"#)
        #expect(outcome.status == 1, "\(outcome.status) \(outcome.errors)")
        #expect(outcome.errors.contains("the system does not give the"), "\(outcome.errors)")
    }

    @Test("Memory beyond the limit is refused with the number before it is spent")
    func tooMuchMemory() throws {
        let outcome = try Program.shell(
            #"""
            printf 'title: t\ndata: {set: spiral, points: 20000}\nnetwork: [{unit: rbf, units: 4096, times: 2}]\n' > wide.yaml
            echo 'batch: 10000' >> wide.yaml
            ulimit -v 4000000; "$soma" train wide.yaml --steps 1
            """#)
        #expect(outcome.status == 2 && outcome.errors.contains("at most 4096 MB are allowed"), "\(outcome.errors)")
    }
}
