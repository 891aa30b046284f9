internal import Ferro
internal import Foundation

/// `web import FILE`.
struct ImportLinks: Command {
    typealias Owner = App

    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add links from a CSV file or a browser's bookmarks.",
        discussion: """
            A bookmarks file is what "Export bookmarks" of any browser writes; its folders become tags. A CSV file begins \
            with a header row: url and title are needed, tags (separated by commas or spaces) and submitter may follow.

            Each line that cannot be used is reported with its number on standard error, the others are added; a link \
            that the board has already is counted and left as it is. The exit code is 0 when something was added or \
            nothing was wrong, 1 otherwise.
            """)

    @Argument(help: "The file to read.", completion: .file()) var file: String
    @Option(help: "Who the links are from, where the file does not say.") var submitter = "import"
    @Flag(help: "Only report what would be done.") var dryRun = false

    func run(_ c: CommandContext) async throws {
        let file = try ImportFile.read(at: self.file)
        let importer = LinkImporter(submitter: submitter, now: .now)
        let plan = importer.plan(file)
        for problem in plan.file.problems.sorted(by: { $0.line < $1.line }) {
            Self.report("\(self.file):\(problem.line): \(problem.message)")
        }
        let added = dryRun ? plan.links.count : try await importer.add(plan.links, on: c.db, queue: c.queue)
        let known = plan.links.count - added
        print(
            "\(dryRun ? "would add" : "added") \(added) links; \(known) on the board already or twice in the file; "
                + "\(plan.file.problemCount) lines refused")
        if added == 0, plan.file.problemCount > 0 { throw ExitCode.failure }
    }

    private static func report(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
