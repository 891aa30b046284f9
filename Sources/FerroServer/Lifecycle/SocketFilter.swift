#if os(Linux)
    /// A program of the classic packet filter, as `linux/filter.h` lays it out; its packets begin with the TCP header.
    enum SocketFilter {
        /// `struct sock_filter`.
        struct Instruction {
            var code: UInt16
            var ifTrue: UInt8 = 0
            var ifFalse: UInt8 = 0
            var operand: UInt32
        }

        /// `struct sock_fprog`.
        struct Program: Sendable {
            var count: UInt16
            /// The address of the first instruction.
            var instructions: UInt
        }

        /// Drops packets with SYN and without ACK, passes all others.
        static let dropSYN: [Instruction] = [
            // The byte of the flags: BPF_LD | BPF_B | BPF_ABS.
            Instruction(code: 0x30, operand: 13),
            // Of SYN and ACK, is it SYN alone? BPF_ALU | BPF_AND, then BPF_JMP | BPF_JEQ.
            Instruction(code: 0x54, operand: 0x12),
            Instruction(code: 0x15, ifTrue: 0, ifFalse: 1, operand: 0x02),
            // BPF_RET: no byte of the packet, or all.
            Instruction(code: 0x06, operand: 0),
            Instruction(code: 0x06, operand: UInt32.max),
        ]
    }
#endif
