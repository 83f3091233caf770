#include "go_asm.h"
#include "textflag.h"

// BUCKET leaves in AX where the checks begin, in bytes after R8, that the fact in
// AX is sought among, as Place tells. R10 holds the number of groups.
#define BUCKET \
	IMULQ R10, AX \
	SHRQ  $32, AX \
	SHLQ  $4, AX

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
	IMUL3L       $0x85ebca6b, AX, DX
	SHRL         $16, DX
	ORL          $1, DX            // the check
	VMOVD        DX, X1
	VPBROADCASTW X1, X1
	BUCKET
	VPCMPEQW     (R8)(AX*1), X1, X1
	VPMOVMSKB    X1, DX
	TZCNTL       DX, DX            // twice the place in the bucket, 32 if there is none
	ADDQ         DX, AX            // twice the slot
	IMULQ        R11, AX
	ADDQ         R9, AX
	PREFETCHT0   (AX)
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
