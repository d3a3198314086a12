import Foundation
import TestSupport
import Testing

/// How the program ends: 0 where it did what was asked, 1 where a run or a claim failed, 2 for wrong use.
@Suite("Exit status")
struct ExitStatusTests {
    @Test(
        "is 0 where it did what was asked",
        arguments: [
            ["list"], ["list", "--json"], ["keys"], ["doctor"], ["manual"], ["lesson"], ["activations"], ["--version"],
            ["show", "spiral"], ["show", "spiral", "--token"], ["train", "spiral", "--steps", "2"],
            ["race", "spiral", "circle", "--steps", "2"], ["render", "spiral", "--steps", "2"],
            ["check", Repository.references.appending(path: "nac.json").path], ["verify", "holding.yaml"],
        ])
    func success(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty && !outcome.output.isEmpty, "\(outcome.errors)")
    }

    @Test(
        "is 1 where a run diverged, a claim does not hold, a reference is missed or a lesson's goal is not reached",
        arguments: [
            ["train", "diverging.yaml"], ["race", "diverging.yaml", "diverging.yaml", "--headless"],
            ["verify", "failing.yaml"],
            ["check", "--tolerance", "0", Repository.references.appending(path: "nac.json").path],
            ["lesson", "dying-relu", "--check", "--set", "steps=5"],
        ])
    func failure(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 1 && outcome.errors.isEmpty && !outcome.output.isEmpty, "\(outcome.errors)")
    }

    static let wrongUses: [[String]] = [
        ["nosuchpreset"], ["--nosuchoption"], ["train", "spirl"], ["train", "--steps", "-1"],
        ["train", "--steps", "x"],
        ["train", "--seconds", "0"], ["train", "--every", "0"], ["train", "nosuch.yaml"], ["train", "mistaken.yaml"],
        ["train", "--set", "optimizer.rat=0.1"], ["train", "--set", "nonsense"], ["train", "--target", "y"],
        ["train", "--data", "nosuch.csv"], ["train", "--csv", "nosuchfolder/reports.csv"], ["train", "soma1-broken"],
        ["race"], ["race", "spiral", "nosuch"], ["race", "spiral", "--steps", "0"], ["race", "spiral", "--seeds", "0"],
        ["race", "spiral", "circle", "--budget", "much"], ["race", "spiral", "circle", "--goal", "soon"],
        ["race", "spiral", "circle", "--set", "C:steps=1"],
        ["race", "spiral", "spiral", "spiral", "spiral", "spiral", "spiral", "spiral"],
        ["race", "spiral", "circle", "--render", "big"], ["render", "spiral", "--size", "big"],
        ["bench", "--seconds", "0"], ["bench", "nosuch"], ["verify", "spiral"], ["verify", "nosuch"],
        ["check", "nosuch.json"], ["check", "formula.yaml"], ["check", "--precision", "half", "x.json"],
        ["activations", "gelo"], ["activations", "--at", "1"], ["activations", "gelu", "--at", "one"],
        ["activations", "--family", "Periodc"], ["activations", "elu", "--set", "beta=1"],
        ["activations", "elu", "--set", "alpha=-1000"], ["activations", "gelu", "--precision", "half", "--at", "1"],
        ["activations", "x+"], ["show", "nosuch"], ["lesson", "nosuch"], ["lesson", "spiral"],
        ["train", "--seed", "-1"], ["race", "spiral", "circle", "--set", "B:batch=4"], ["cite", "units"],
        ["lesson", "dying-relu", "--set", "steps=5"], ["explore", "nosuch"], ["list", "spiral"],
    ]

    @Test("is 2 for wrong use, told in words on the error stream", arguments: wrongUses)
    func wrongUse(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.status) \(outcome.output)")
        #expect(outcome.errors.hasPrefix("soma: ") && outcome.errors.hasSuffix("\n"), "\(outcome.errors)")
        // Mistakes in a preset are told all at once, a line each; anything else is one sentence.
        #expect(outcome.errors.dropLast().contains("\n") == arguments.contains("mistaken.yaml"), "\(outcome.errors)")
    }

    @Test("The sentences on wrong use are as recorded")
    func sentences() throws {
        let told = try Self.wrongUses.map { arguments in
            "$ soma " + arguments.joined(separator: " ") + "\n" + (try Program.run(arguments).errors)
        }
        try expectGolden(told.joined(), named: "wrong uses")
    }

    @Test(
        "is 128 and the signal's number where one ends a run, after its summary", arguments: [SIGINT, SIGTERM, SIGHUP])
    func signals(signal: Int32) throws {
        let outcome = try Program.run(
            ["train", "spiral", "--steps", "100000000", "--every", "1000", "--seconds", "30", "--json"], signal: signal)
        #expect(outcome.status == 128 + signal && outcome.errors.isEmpty)
        let last = outcome.output.split(separator: "\n").last
        #expect(last?.contains(#""kind":"summary","status":"stopped""#) == true)
    }
}
