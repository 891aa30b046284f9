internal import ArgumentParser

extension Application {
    /// Runs the program: reads the command line, does what it says and ends the process with its exit code.
    ///
    /// Errors are printed to standard error as a sentence, without a stack trace; the exit code is then 1, or 64 for a
    /// command line that cannot be understood.
    public static func main(default verb: DefaultVerb) async {
        switch verb {
        case .serve: await WebCommand<Self>.main()
        case .work: await WorkCommand<Self>.main()
        }
    }
}
