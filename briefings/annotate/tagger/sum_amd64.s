#include "go_asm.h"
#include "textflag.h"

// BUCKET leaves in AX where the checks begin, in bytes after R8, that the fact in
// AX is sought among, as Place tells. R10 holds the number of groups.
#define BUCKET \
	IMULQ R10, AX \
	SHRQ  $32, AX \
	SHLQ  $4, AX

// ROW leaves in AX the address of the row of the fact in AX, for which it asks the
// memory, and in DX twice its place in the bucket, 32 if it has none. R11 holds
// half the bytes of a row, by which twice a slot counts.
#define ROW \
	IMUL3L       $0x85ebca6b, AX, DX \
	SHRL         $16, DX             \
	ORL          $1, DX              \
	VMOVD        DX, X1              \
	VPBROADCASTW X1, X1              \
	BUCKET                           \
	VPCMPEQW     (R8)(AX*1), X1, X1  \
	VPMOVMSKB    X1, DX              \
	TZCNTL       DX, DX              \
	ADDQ         DX, AX              \
	IMULQ        R11, AX             \
	ADDQ         R9, AX              \
	PREFETCHT0   (AX)

// func addUp(t *Table, facts []Feature, sums *[32]uint16) int
//
// The frame has room for the addresses of maxFacts rows.
TEXT ·addUp(SB), 0, $2000-48
	MOVQ t+0(FP), DI
	MOVQ Table_checks(DI), R8
	MOVQ Table_rows(DI), R9
	MOVQ Table_groups(DI), R10
	MOVQ Table_stride(DI), R11
	MOVQ facts_base+8(FP), SI
	MOVQ facts_len+16(FP), CX
	MOVQ sums+32(FP), DI
	LEAQ (SI)(CX*4), R12
	SHRQ $1, R11              // bytes of a row by which twice a slot counts
	MOVQ SP, R13              // the next address goes there
	MOVQ SI, CX
	JMP  fetched

fetch: // ask the memory for all checks
	MOVL       (CX), AX
	ADDQ       $4, CX
	BUCKET
	PREFETCHT0 (R8)(AX*1)

fetched:
	CMPQ CX, R12
	JNE  fetch
	JMP  found

find: // find the rows and ask for them
	MOVL         (SI), AX
	ADDQ         $4, SI
	ROW
	MOVQ         AX, (R13)
	SHRL         $5, DX
	XORL         $1, DX
	LEAQ         (R13)(DX*8), R13  // what was not found is written over

found:
	CMPQ SI, R12
	JNE  find
	MOVQ R13, BX
	SUBQ SP, BX
	SHRQ $3, BX
	MOVQ BX, ret+40(FP)
	MOVQ SP, SI
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	CMPQ R11, $8
	JNE  added32
	JMP  added16

add16: // add 16 labels
	MOVQ      (SI), AX
	ADDQ      $8, SI
	VPMOVZXBW (AX), Y2
	VPADDW    Y2, Y0, Y0

added16:
	CMPQ SI, R13
	JNE  add16
	JMP  done

add32: // add 32 labels
	MOVQ      (SI), AX
	ADDQ      $8, SI
	VPMOVZXBW (AX), Y2
	VPMOVZXBW 16(AX), Y3
	VPADDW    Y2, Y0, Y0
	VPADDW    Y3, Y1, Y1

added32:
	CMPQ SI, R13
	JNE  add32

done:
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VZEROUPPER
	RET

// func fetch(t *Table, facts []Feature)
TEXT ·fetch(SB), NOSPLIT, $0-32
	MOVQ t+0(FP), DI
	MOVQ Table_checks(DI), R8
	MOVQ Table_groups(DI), R10
	MOVQ facts_base+8(FP), CX
	MOVQ facts_len+16(FP), R12
	LEAQ (CX)(R12*4), R12
	JMP  asked

ask:
	MOVL       (CX), AX
	ADDQ       $4, CX
	BUCKET
	PREFETCHT0 (R8)(AX*1)

asked:
	CMPQ CX, R12
	JNE  ask
	RET

// func seek(t *Table, facts []Feature, rows *[maxFacts]uintptr) int
TEXT ·seek(SB), NOSPLIT, $0-48
	MOVQ t+0(FP), DI
	MOVQ Table_checks(DI), R8
	MOVQ Table_rows(DI), R9
	MOVQ Table_groups(DI), R10
	MOVQ Table_stride(DI), R11
	MOVQ facts_base+8(FP), SI
	MOVQ facts_len+16(FP), CX
	MOVQ rows+32(FP), R13
	LEAQ (SI)(CX*4), R12
	SHRQ $1, R11              // bytes of a row by which twice a slot counts
	MOVQ R13, BX
	JMP  sought

look:
	MOVL         (SI), AX
	ADDQ         $4, SI
	ROW
	MOVQ         AX, (R13)
	SHRL         $5, DX
	XORL         $1, DX
	LEAQ         (R13)(DX*8), R13  // what was not found is written over

sought:
	CMPQ SI, R12
	JNE  look
	SUBQ BX, R13
	SHRQ $3, R13
	MOVQ R13, ret+40(FP)
	RET

// func gather(t *Table, rows *[maxFacts]uintptr, n int, sums *[32]uint16)
TEXT ·gather(SB), NOSPLIT, $0-32
	MOVQ t+0(FP), DI
	MOVQ Table_stride(DI), R11
	MOVQ rows+8(FP), SI
	MOVQ n+16(FP), R13
	MOVQ sums+24(FP), DI
	LEAQ (SI)(R13*8), R13
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	CMPQ R11, $16
	JNE  gathered32
	JMP  gathered16

gather16: // add 16 labels
	MOVQ      (SI), AX
	ADDQ      $8, SI
	VPMOVZXBW (AX), Y2
	VPADDW    Y2, Y0, Y0

gathered16:
	CMPQ SI, R13
	JNE  gather16
	JMP  all

gather32: // add 32 labels
	MOVQ      (SI), AX
	ADDQ      $8, SI
	VPMOVZXBW (AX), Y2
	VPMOVZXBW 16(AX), Y3
	VPADDW    Y2, Y0, Y0
	VPADDW    Y3, Y1, Y1

gathered32:
	CMPQ SI, R13
	JNE  gather32

all:
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VZEROUPPER
	RET
