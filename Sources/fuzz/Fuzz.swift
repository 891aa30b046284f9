import FerroFuzz

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `fuzz list` names the targets; `fuzz TARGET FILE...` checks files, in any build.
///
/// Built by `scripts/fuzz`, `fuzz TARGET [OPTION]... [FOLDER]...` fuzzes one, with the options of libFuzzer.
@main
struct Fuzz {
    private static let target = FuzzTarget.all.first { $0.name == name }
    /// The first argument; in the processes that libFuzzer starts to merge, which it is not passed on to, a variable.
    private static let name: String? = {
        let first = CommandLine.arguments.dropFirst().first
        guard let first, first != "list", !FuzzTarget.all.contains(where: { $0.name == first }) else { return first }
        return getenv("FUZZ_TARGET").map { String(cString: $0) } ?? first
    }()

    static func main() {
        guard let name, name != "list" else {
            for target in FuzzTarget.all { print(target.name) }
            return
        }
        guard target != nil else {
            print("There is no target \(name): fuzz list names them.")
            exit(2)
        }
        setenv("FUZZ_TARGET", name, 1)
        let rest = CommandLine.arguments.dropFirst()
        start(Array(rest.first == name ? rest.dropFirst() : rest))
    }

    /// Checks one input; a violation traps, which is what libFuzzer keeps an input for.
    private static func check(_ bytes: [UInt8]) {
        guard let target else { return }
        do throws(Violation) {
            try target.check(bytes)
        } catch {
            fatalError("\(target.name): \(error)")
        }
    }

    #if FUZZING
        private static func start(_ arguments: [String]) {
            var names = ["fuzz"] + arguments
            // libFuzzer merges in processes of its own, which it starts by the name of the program.
            names[0] = CommandLine.arguments[0]
            var pointers = names.map { strdup($0) } + [nil]
            var count = CInt(names.count)
            pointers.withUnsafeMutableBufferPointer { pointers in
                guard var base = pointers.baseAddress else { return }
                exit(
                    runDriver(&count, &base) { bytes, count in
                        Fuzz.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
                        return 0
                    })
            }
        }
    #else
        private static func start(_ arguments: [String]) {
            for path in arguments {
                guard let data = FileManager.default.contents(atPath: path) else {
                    print("\(path) cannot be read.")
                    exit(2)
                }
                check(Array(data))
                print("\(path): held")
            }
        }
    #endif
}

#if FUZZING
    /// libFuzzer's entry point; it changes neither the count nor the names that it is given here.
    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt
#endif
