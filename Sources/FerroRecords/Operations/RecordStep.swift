import FerroRedis

/// One operation of a record's script with its arguments.
package struct RecordStep: Sendable {
    let name: String
    /// Where the script has it; nil for what every script has.
    let family: RecordScript.Family?
    let arguments: [RedisArgument]

    init(_ name: String, _ family: RecordScript.Family?, _ arguments: [RedisArgument]) {
        self.name = name
        self.family = family
        self.arguments = arguments
    }
}
