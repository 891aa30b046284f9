extension Mistake {
    static let models: [Mistake] = [
        Mistake("a model is a class", "@Model class Thing { let id: ID }", says: "@Model needs a struct"),
        Mistake(
            "a model is generic", "@Model struct Thing<T> { let id: ID; var name: String }",
            says: "a model is no generic type"),
        Mistake(
            "a model lacks its key", "@Model struct Thing { var name: String }", says: "a model needs `let id: ID`"),
        Mistake(
            "a model's key is optional", "@Model struct Thing { var id: ID?; var name: String }",
            says: "the key is declared `let id: ID`"),
        Mistake(
            "a model's key is no key", "@Model(id: Double.self) struct Thing { let id: ID }",
            says: "does not conform to protocol 'Model'"),
        Mistake(
            "a model holds what no two tasks may share", "@Model struct Thing { let id: ID; var box: Box }",
            says: "stored property 'box' of 'Sendable'-conforming struct 'Thing' has non-Sendable type 'Box'"),
        Mistake(
            "a model holds what no column holds", "@Model struct Thing { let id: ID; var plain: Plain }",
            says: "type 'Plain' does not conform to protocol 'SQLConvertible'"),
        Mistake(
            "a model holds a function", "@Model struct Thing { let id: ID; var run: () -> Void }",
            says: "`run` has no column"),
        Mistake(
            "a model's column is lazy", #"@Model struct Thing { let id: ID; lazy var name: String = "" }"#,
            says: "`name` cannot be lazy"),
        Mistake(
            "two properties have one column",
            #"@Model struct Thing { let id: ID; @Column("name") var title: String; var name: String }"#,
            says: #"`title` and `name` would share the column "name""#),
        Mistake(
            "a column is named by a variable",
            #"@Model struct Thing { let id: ID; @Column(other) var title: String; static let other = "x" }"#,
            says: "@Column takes the name as a plain literal"),
        Mistake(
            "a column is named in a struct that is no model", #"struct Thing { @Column("x") var name: String }"#,
            says: "@Column means something in a struct with @Model only"),
        Mistake(
            "a soft deletion is never NULL", "@Model struct Thing { let id: ID; @SoftDelete var deletedAt: Date }",
            says: "@SoftDelete stands on `var deletedAt: Date?`"),
        Mistake(
            "a lock is a text", "@Model struct Thing { let id: ID; @OptimisticLock var version: String }",
            says: "@OptimisticLock stands on `var version: Int`"),
        Mistake(
            "a relation leads to a type that is no model",
            #"""
            struct Other { var thingID: Int }
            @Model struct Thing { let id: ID; static let others = hasMany(Other.self, \.thingID) }
            """#,
            says: "no exact matches in call to static method 'hasMany'"),
    ]

    /// Mistakes with what stands beside the models.
    static let neighbours: [Mistake] = [
        Mistake(
            "a job is not Codable",
            "struct Handle {}\nstruct Send: Job { let handle: Handle; func run(_ c: Int) async throws {} }",
            says: "Send' does not conform to protocol 'Decodable'"),
        Mistake(
            "a rule for text is put on an array", #"let check = Check<Form>(\.tags, .notBlank)"#,
            says: "requires the types 'Array<String>' and 'String' be equivalent"),
    ]
}
