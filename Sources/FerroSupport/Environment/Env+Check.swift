extension Env {
    /// Reads every declared variable and throws all problems together.
    ///
    /// The framework's and the app's declarations are checked at start, before anything is opened.
    public func check(
        _ declarations: [EnvDeclaration], file: String = #fileID, line: UInt = #line
    ) throws(EnvError) {
        var problems = EnvProblems()
        for declaration in declarations {
            if let problem = declaration.problem(in: self) { problems.add(problem) }
        }
        try problems.throwAll(file: file, line: line)
    }
}
