package mount

import "syscall"

// IsNetwork reports whether a folder may be on another machine. It is false for
// a folder that cannot be looked at.
func IsNetwork(dir string) bool {
	const nfs, smb, smb2, cifs, plan9, fuse = 0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x1021997, 0x65735546 // statfs(2)
	const afs, ceph, vbox, lustre = 0x5346414f, 0xc36400, 0x786f4256, 0xbd00bd0
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil {
		return false
	}
	switch uint32(fs.Type) {
	case nfs, smb, smb2, cifs, plan9, fuse, afs, ceph, vbox, lustre:
		return true
	}
	return false
}
